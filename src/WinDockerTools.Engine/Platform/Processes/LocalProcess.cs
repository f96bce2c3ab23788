using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace WinDockerTools.Engine.Platform.Processes;

/// <summary>A program to run on this machine. Variables are added to the caller's own; null removes one.</summary>
sealed record ProcessCall(string Program, IReadOnlyList<string> Arguments)
{
    public string? WorkingDirectory { get; init; }
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>A file that takes all of standard error, of which the answer holds the last part alone.</summary>
    public string? ErrorFile { get; init; }

    /// <summary>Makes text of bytes, from where to how many, that the program wrote.</summary>
    public Func<byte[], int, int, string> Decode { get; init; } = Encoding.UTF8.GetString;
}

/// <summary>How a program ended, and the last part of what it said.</summary>
sealed record ProcessEnd(int ExitCode, string Output, string Error);

/// <summary>Runs programs without a shell. A stop ends the program with all that it started.</summary>
static class LocalProcess
{
    /// <summary>
    /// Throws Win32Exception where there is no such program, and OperationCanceledException when stopped, in both cases
    /// with nothing left running.
    /// </summary>
    public static async Task<ProcessEnd> RunAsync(ProcessCall call, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        using var process = new Process { StartInfo = StartOf(call), EnableRaisingEvents = true };
        var ended = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.Exited += (_, _) => ended.TrySetResult(true);
        using var errors = call.ErrorFile is { } file ? File.Create(file) : null;
        process.Start();
        process.StandardInput.Close();
        var output = TailText.ReadAsync(process.StandardOutput.BaseStream, call.Decode);
        var error = TailText.ReadAsync(process.StandardError.BaseStream, call.Decode, errors);
        using (stop.Register(() => ProcessTree.Kill(process)))
            await ended.Task.ConfigureAwait(false);
        // A child that outlives it may hold the pipes; whoever stopped does not wait for that.
        if (!stop.IsCancellationRequested)
            await Task.WhenAny(Task.WhenAll(output, error), Task.Delay(Timeout.Infinite, stop)).ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
        return new ProcessEnd(process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
    }

    /// <summary>The full path of a program on the PATH, or null.</summary>
    public static string? Find(string program) => FindAll(program).FirstOrDefault();

    /// <summary>All programs of a name on the PATH, in its order.</summary>
    public static IEnumerable<string> FindAll(string program)
    {
        var names = Path.DirectorySeparatorChar == '\\' ? new[] { program + ".exe", program } : [program];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(folder => folder.Length > 0 && folder.IndexOfAny(Path.GetInvalidPathChars()) < 0)
            .SelectMany(folder => names.Select(name => Path.Combine(folder.Trim('"'), name)))
            .Where(File.Exists);
    }

    static ProcessStartInfo StartOf(ProcessCall call)
    {
        var start = new ProcessStartInfo(call.Program)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = call.WorkingDirectory ?? "",
        };
#if NET
        foreach (var argument in call.Arguments)
            start.ArgumentList.Add(argument);
#else
        start.Arguments = string.Join(" ", call.Arguments.Select(CommandLine.Quote));
#endif
        foreach (var pair in call.Environment)
        {
            if (pair.Value is null)
                start.Environment.Remove(pair.Key);
            else
                start.Environment[pair.Key] = pair.Value;
        }
        return start;
    }
}
