using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;

namespace WinDockerTools.Tests.Lab.Builds;

/// <summary>The go command of this machine, with nothing of its user's settings.</summary>
static class GoTool
{
    static readonly (string Name, string Value)[] Defaults =
    [
        ("CGO_ENABLED", "0"), ("GOENV", "off"), ("GOFLAGS", ""), ("GO111MODULE", ""), ("GOPROXY", "off"), ("GOWORK", "off"),
    ];

    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string folder, IEnumerable<(string Name, string Value)> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo("go", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in (IEnumerable<(string, string)>)[.. Defaults, .. variables])
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }

    /// <summary>What it prints; throws where it fails.</summary>
    public static async Task<string> ReadAsync(string folder, IEnumerable<(string Name, string Value)> variables, params string[] arguments)
    {
        var (exitCode, output, error) = await RunAsync(folder, variables, arguments);
        return exitCode == 0 ? output : throw new InvalidOperationException($"go {string.Join(' ', arguments)}: {error}");
    }
}
