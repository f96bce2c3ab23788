using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace WinDockerTools.Engine.Images.Registries.Access;

/// <summary>Runs a program that reads a line and answers; it is ended when nobody waits any more.</summary>
static class HelperProcess
{
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string program, string argument, string input, CancellationToken stop)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, argument)
            {
                UseShellExecute = false,
                CreateNoWindow = true,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
            EnableRaisingEvents = true,
        };
        var ended = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.Exited += (_, _) => ended.TrySetResult(true);
        process.Start();
        using var end = stop.Register(() =>
        {
            ended.TrySetCanceled(stop);
            Kill(process);
        });
        var output = ReadAsync(process.StandardOutput.BaseStream, stop);
        var error = ReadAsync(process.StandardError.BaseStream, stop);
        // Bytes, since the writer of .NET Framework may put a byte order mark before the first word.
        var bytes = Encoding.UTF8.GetBytes(input);
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(bytes, 0, bytes.Length, stop).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading; its exit code says why.
        }
        await ended.Task.ConfigureAwait(false);
        return (process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
    }

    static async Task<string> ReadAsync(Stream stream, CancellationToken stop)
    {
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, 4096, stop).ConfigureAwait(false);
        return Encoding.UTF8.GetString(content.ToArray());
    }

    static void Kill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
