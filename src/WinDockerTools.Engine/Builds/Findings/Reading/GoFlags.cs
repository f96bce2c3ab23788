using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Common.Go;

namespace WinDockerTools.Engine.Builds.Findings.Reading;

/// <summary>The go command's flags by name, without dashes; a flag without a value has an empty one.</summary>
static class GoFlags
{
    /// <summary>What changes every package's entry in the build cache, but for -trimpath, which has a rule of its own.</summary>
    static readonly string[] OfCompiler = ["gcflags", "asmflags", "gccgoflags", "race", "msan", "asan", "cover", "buildmode", "compiler"];

    /// <summary>As <see cref="OfCompiler"/>, in the environment.</summary>
    static readonly string[] OfCompilerEnvironment = ["CGO_ENABLED", "GOAMD64", "GOARM", "GOARM64", "GOEXPERIMENT"];

    /// <summary>GOFLAGS first: the command line goes before it.</summary>
    public static IReadOnlyDictionary<string, string> Of(ScenarioFacts scenario) => Parse([
        .. GoArguments.Split(scenario.Go.Flags ?? (scenario.Scenario.Environment.TryGetValue("GOFLAGS", out var set) ? set : "")),
        .. scenario.Scenario.GoArgument]);

    public static IReadOnlyDictionary<string, string> Of(DockerfileGoLine line) => Parse([
        .. GoArguments.Split(line.Environment.TryGetValue("GOFLAGS", out var set) ? set : ""),
        .. line.Arguments.SkipWhile(argument => !GoArguments.IsFlag(argument))]);

    public static bool Trims(IReadOnlyDictionary<string, string> flags) =>
        flags.TryGetValue("trimpath", out var value) && value is not ("false" or "0");

    /// <summary>The variables and flags that decide what the compiler makes, in a stable order; empty for defaults.</summary>
    public static IReadOnlyList<string> Compiler(DockerfileGoLine line) => [
        .. OfCompilerEnvironment.Where(line.Environment.ContainsKey).Select(name => $"{name}={line.Environment[name]}"),
        .. Of(line).Where(flag => OfCompiler.Contains(flag.Key)).OrderBy(flag => flag.Key, StringComparer.Ordinal)
            .Select(flag => flag.Value.Length == 0 ? $"-{flag.Key}" : $"-{flag.Key}={flag.Value}")];

    public static IReadOnlyDictionary<string, string> Parse(IEnumerable<string> arguments) => GoArguments.Parse(arguments).Flags;
}
