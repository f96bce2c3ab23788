using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Processes;

namespace WinDockerTools.Engine.Builds.Profiles.Local;

/// <summary>The go command of this machine, with caches and temporary files where a call wants them.</summary>
sealed class LocalGo
{
    readonly string program;
    readonly IReadOnlyDictionary<string, string?> own;

    LocalGo(string program, IReadOnlyDictionary<string, string?> own) => (this.program, this.own) = (program, own);

    /// <summary>Throws FaultException (GoToolchainNotFound).</summary>
    public static LocalGo Find(string cache, string temporary) => new(
        LocalProcess.Find("go") ?? throw new FaultException(FaultKind.GoToolchainNotFound, "PATH", "none of its folders holds the go command"),
        new Dictionary<string, string?> { ["GOCACHE"] = cache, ["GOTMPDIR"] = temporary });

    /// <summary>The version that the project gets, such as <c>go1.24.1</c>; null where the go command does not say.</summary>
    public async Task<string?> VersionAsync(LocalBuild build, CancellationToken stop)
    {
        var end = await RunAsync(build, ["env", "GOVERSION"], [], null, stop).ConfigureAwait(false);
        return end.ExitCode == 0 && end.Output.Trim() is { Length: > 0 } version ? version : null;
    }

    /// <summary>Lines that <c>go list</c> writes; throws FaultException (GoBuildFailed).</summary>
    public async Task<IReadOnlyList<string>> ListAsync(LocalBuild build, IReadOnlyList<string> arguments, CancellationToken stop)
    {
        var end = await RunAsync(build, ["list", .. arguments], [], null, stop).ConfigureAwait(false);
        Check(build, end);
        return [.. end.Output.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0)];
    }

    /// <summary>Builds and keeps no output; what is said on standard error. Throws FaultException (GoBuildFailed).</summary>
    public async Task<string> BuildAsync(LocalBuild build, IReadOnlyList<string> arguments, string? hashes, CancellationToken stop)
    {
        // To the null device go build links and writes nothing (cmd/go/internal/work/build.go), for one program, for
        // several, and for none.
        var nothing = Path.DirectorySeparatorChar == '\\' ? "NUL" : "/dev/null";
        IReadOnlyList<string> all = ["build", .. FlagList.Without(arguments, "o"), "-o", nothing, build.Package];
        var end = await RunAsync(build, all, hashes is null ? [] : [(ExplainArguments.HashVariable, ExplainArguments.HashValue)], hashes, stop).ConfigureAwait(false);
        Check(build, end);
        return end.Error;
    }

    async Task<ProcessEnd> RunAsync(
        LocalBuild build, IReadOnlyList<string> arguments, IReadOnlyList<(string Name, string Value)> appended, string? errorFile, CancellationToken stop)
    {
        var variables = build.Environment.ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (var pair in own)
            variables[pair.Key] = pair.Value;
        foreach (var (name, value) in appended)
        {
            var given = variables.TryGetValue(name, out var set) ? set : Environment.GetEnvironmentVariable(name);
            variables[name] = given is { Length: > 0 } ? $"{given},{value}" : value;
        }
        try
        {
            return await LocalProcess.RunAsync(
                new ProcessCall(program, arguments) { WorkingDirectory = build.Folder, Environment = variables, ErrorFile = errorFile }, stop).ConfigureAwait(false);
        }
        catch (Win32Exception e)
        {
            throw new FaultException(FaultKind.GoToolchainNotFound, program, e.Message.TrimEnd('.'), e);
        }
    }

    static void Check(LocalBuild build, ProcessEnd end)
    {
        if (end.ExitCode != 0)
            throw new FaultException(FaultKind.GoBuildFailed, build.Folder, CompilerMessages.Describe(end.Error, end.Output, end.ExitCode));
    }
}
