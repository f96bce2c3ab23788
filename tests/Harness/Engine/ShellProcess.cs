using System.Diagnostics;
using System.IO;
using System.Text;

namespace WinDockerTools.Tests.Harness.Engine;

/// <summary>eng/Shell as a process: what a user sees, through the module's views.</summary>
public static class ShellProcess
{
    /// <summary>What a command returns and says when it is run with the built package imported.</summary>
    public static (int ExitCode, string Output, string Error) Run(string command, params (string Name, string Value)[] variables) =>
        Start(["-Command", $"Import-Module '{Repository.Manifest}'; {command}"], variables);

    public static (int ExitCode, string Output, string Error) Start(string[] arguments, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(Repository.Root, "eng", "Shell", "bin", "Release", "net10.0", "wdt-shell.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = new StringBuilder();
        process.ErrorDataReceived += (_, line) => error.AppendLine(line.Data);
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.ToString());
    }
}
