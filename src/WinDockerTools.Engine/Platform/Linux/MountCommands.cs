using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Processes;

namespace WinDockerTools.Engine.Platform.Linux;

/// <summary>mount(8), umount(8) and stat(1), each with a limit of time: a hard mount whose server is gone waits for ever.</summary>
static class MountCommands
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30), GlancePatience = TimeSpan.FromSeconds(5);

    // The words of the commands are shown to people as they are.
    static readonly Dictionary<string, string?> Plain = new() { ["LC_ALL"] = "C" };

    /// <summary>Throws FaultException (MountFailed, MountNotAnswering) with the command's own words.</summary>
    public static Task MountAsync(MountCall call, CancellationToken stop) =>
        RunAsync("mount", ["-t", call.Type, "-o", call.Options, "--", call.Source, call.Point], call.Point, Patience, stop);

    public static Task UnmountAsync(string point, CancellationToken stop) => RunAsync("umount", ["--", point], point, Patience, stop);

    /// <summary>Whether the file system at a place answers a first question in time.</summary>
    public static async Task<bool> AnswersAsync(string point, CancellationToken stop)
    {
        try
        {
            await RunAsync("stat", ["--file-system", "--", point], point, GlancePatience, stop).ConfigureAwait(false);
            return true;
        }
        catch (FaultException e) when (e.Kind is FaultKind.MountNotAnswering or FaultKind.MountFailed)
        {
            return false;
        }
    }

    /// <summary>Whether findmnt(8) finds nothing wrong with a file like fstab; null where it is not to be had.</summary>
    public static async Task<bool?> IsSoundAsync(string file, CancellationToken stop)
    {
        try
        {
            await RunAsync("findmnt", ["--verify", "--tab-file", file], file, Patience, stop).ConfigureAwait(false);
            return true;
        }
        catch (FaultException e)
        {
            return e.Kind == FaultKind.MountFailed && e.InnerException is null ? false : null;
        }
    }

    static async Task RunAsync(string program, IReadOnlyList<string> arguments, string point, TimeSpan patience, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience);
        try
        {
            var end = await LocalProcess.RunAsync(new ProcessCall(program, arguments) { Environment = Plain }, limit.Token).ConfigureAwait(false);
            if (end.ExitCode != 0)
                throw new FaultException(FaultKind.MountFailed, point, Words(end) is { Length: > 0 } words ? words : $"'{program}' ended with {end.ExitCode}");
        }
        catch (Win32Exception e)
        {
            throw new FaultException(FaultKind.MountFailed, point, $"there is no command '{program}' here", e);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new FaultException(FaultKind.MountNotAnswering, point, $"'{program}' was given {patience.TotalSeconds:0} seconds");
        }
    }

    static string Words(ProcessEnd end) => string.Join(" ", (end.Error + end.Output).Split(['\n'], StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()));
}
