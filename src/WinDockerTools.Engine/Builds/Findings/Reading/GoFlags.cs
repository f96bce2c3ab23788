using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;

namespace WinDockerTools.Engine.Builds.Findings.Reading;

/// <summary>The go command's flags by name, without dashes; a flag without a value has an empty one.</summary>
static class GoFlags
{
    /// <summary>What changes every package's entry in the build cache, but for -trimpath, which has a rule of its own.</summary>
    static readonly string[] OfCompiler = ["gcflags", "asmflags", "gccgoflags", "race", "msan", "asan", "cover", "buildmode", "compiler"];

    /// <summary>As <see cref="OfCompiler"/>, in the environment.</summary>
    static readonly string[] OfCompilerEnvironment = ["CGO_ENABLED", "GOAMD64", "GOARM", "GOARM64", "GOEXPERIMENT"];

    /// <summary>Flags that take no word after them (go help build, go help testflag); every other one does.</summary>
    static readonly string[] Switches =
    [
        "a", "n", "v", "x", "i", "c", "race", "msan", "asan", "cover", "work", "trimpath", "linkshared", "modcacherw", "buildvcs",
        "json", "short", "failfast", "benchmem", "fullpath",
    ];

    /// <summary>GOFLAGS first: the command line goes before it.</summary>
    public static IReadOnlyDictionary<string, string> Of(ScenarioFacts scenario) => Parse([
        .. Split(scenario.Go.Flags ?? (scenario.Scenario.Environment.TryGetValue("GOFLAGS", out var set) ? set : "")),
        .. scenario.Scenario.GoArgument]);

    public static IReadOnlyDictionary<string, string> Of(DockerfileGoLine line) => Parse([
        .. Split(line.Environment.TryGetValue("GOFLAGS", out var set) ? set : ""),
        .. line.Arguments.SkipWhile(argument => !IsFlag(argument))]);

    public static bool Trims(IReadOnlyDictionary<string, string> flags) =>
        flags.TryGetValue("trimpath", out var value) && value is not ("false" or "0");

    /// <summary>The variables and flags that decide what the compiler makes, in a stable order; empty for defaults.</summary>
    public static IReadOnlyList<string> Compiler(DockerfileGoLine line) => [
        .. OfCompilerEnvironment.Where(line.Environment.ContainsKey).Select(name => $"{name}={line.Environment[name]}"),
        .. Of(line).Where(flag => OfCompiler.Contains(flag.Key)).OrderBy(flag => flag.Key, StringComparer.Ordinal)
            .Select(flag => flag.Value.Length == 0 ? $"-{flag.Key}" : $"-{flag.Key}={flag.Value}")];

    public static IReadOnlyDictionary<string, string> Parse(IEnumerable<string> arguments)
    {
        var flags = new Dictionary<string, string>();
        string? open = null;
        foreach (var argument in arguments)
        {
            if (open is not null)
            {
                Set(open, argument);
                open = null;
                continue;
            }
            // What follows is a package and its arguments.
            if (!IsFlag(argument))
                break;
            var flag = argument.TrimStart('-');
            var equals = flag.IndexOf('=');
            if (equals >= 0)
                Set(flag.Substring(0, equals), flag.Substring(equals + 1));
            else if (Switches.Contains(flag))
                Set(flag, "");
            else
                open = flag;
        }
        return flags;

        // -gcflags and its like may be given again for other packages.
        void Set(string name, string value) => flags[name] =
            name.EndsWith("flags", StringComparison.Ordinal) && flags.TryGetValue(name, out var before) ? $"{before} {value}".Trim() : value;
    }

    /// <summary>GOFLAGS is a list with spaces between, and none within (go help environment).</summary>
    static string[] Split(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    static bool IsFlag(string argument) => argument.Length > 1 && argument[0] == '-';
}
