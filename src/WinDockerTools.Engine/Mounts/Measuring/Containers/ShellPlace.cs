using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Measuring.Folders;
using WinDockerTools.Engine.Mounts.Measuring.Samples;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Mounts.Measuring.Containers;

/// <summary>A folder in a running container, measured by a shell in it.</summary>
/// <param name="container">It runs.</param>
/// <param name="settings">What to measure.</param>
/// <param name="run">Whose call it is.</param>
/// <param name="why">Why a shell measures.</param>
sealed class ShellPlace(MountContainer container, MeasureSettings settings, RunId run, string why) : IMountPlace
{
    static readonly TimeSpan RemovalLimit = TimeSpan.FromMinutes(2);

    readonly List<string> omissions = [$"single operations, for P95 and P99: a shell in the container measures: {why}"];

    ShellRound? round;

    public string Name => container.Wish.Name;

    public PlaceFacts Facts { get; private set; } = container.Facts with { Method = MountMethod.Shell };

    public IReadOnlyList<string> Omissions => round is { IsTooQuick: true } ? [.. omissions, "Unlink: it was over too soon for the clock of a shell"] : omissions;

    public bool IsLeft => false;

    public async Task PrepareAsync(CancellationToken stop)
    {
        var possible = settings.Operations.Intersect(ShellStep.Possible).ToList();
        if (possible.Count == 0)
            throw new FaultException(FaultKind.MountNotPossible, Name, $"nothing that was asked for can be done by a shell in the container, and this process cannot do it: {why}");
        var (exitCode, text) = await RunAsync(ShellScript.Look, [], stop).ConfigureAwait(false);
        if (exitCode != 0)
            throw new FaultException(FaultKind.MountNotWritable, Name, LastLine(text, exitCode));
        if (ShellReport.FreeSpace(text.Output) is { } free)
            SpaceNeed.Check(Name, ShellRound.Space(settings), free);
        Facts = PlaceDescription.Of(Facts, ShellReport.MountOf(text.Output, MountContainer.Folder));
        var hasCopier = ShellReport.HasCopier(text.Output);
        omissions.AddRange(settings.Operations.Except(possible).Select(operation => $"{operation}: a shell would start a program for each one"));
        omissions.AddRange(settings.Workloads.Select(workload => $"Workload {workload}: a shell would start a program for many a step"));
        if (!hasCopier && possible.Any(operation => operation is MountOperation.SequentialWrite or MountOperation.SequentialRead))
            omissions.Add("SequentialWrite and SequentialRead: there is no dd in the image");
        round = new ShellRound(settings, hasCopier, TakeAsync, Counters);
    }

    public Task<IReadOnlyList<Batch>> RunAsync(CancellationToken stop) => round!.RunAsync(stop);

    public async ValueTask DisposeAsync()
    {
        // Everything else goes with the container or the volume.
        if (container.Wish.Kind != MountKind.Nfs || round is null)
            return;
        using var time = new CancellationTokenSource(RemovalLimit);
        try
        {
            await RunAsync(ShellScript.Remove, [], time.Token).ConfigureAwait(false);
        }
        catch (FaultException)
        {
            // The container is gone, or the engine; what is left in the volume is one folder.
        }
    }

    /// <summary>Seconds of one step.</summary>
    async Task<double> TakeAsync(string step, int files, int passes, CancellationToken stop)
    {
        var (exitCode, text) = await RunAsync(ShellScript.Take, new()
        {
            [ShellScript.Step] = step,
            [ShellScript.Files] = ShellRound.Text(files),
            [ShellScript.Passes] = ShellRound.Text(passes),
            [ShellScript.Clients] = ShellRound.Text(settings.Clients),
            [ShellScript.Megabytes] = ShellRound.Text(ShellRound.Megabytes(settings)),
        }, stop).ConfigureAwait(false);
        return exitCode == 0 && ShellReport.Seconds(text.Output) is { } seconds ? seconds
            : throw new FaultException(FaultKind.MountMeasureFailed, Name, LastLine(text, exitCode));
    }

    // In a folder of the call's own: a volume that is not ours keeps what it has.
    Task<(long ExitCode, ContainerText Text)> RunAsync(string script, Dictionary<string, string> variables, CancellationToken stop)
    {
        variables[ShellScript.Folder] = $"{MountContainer.Folder}/.{run.FolderName}";
        return container.RunAsync(script, variables, stop);
    }

    MountCounters? Counters() => container.Wish.NfsMountPoint is { } point ? MountStatistics.At(point) : null;

    static string LastLine(ContainerText text, long exitCode) =>
        text.Error.Split('\n').Select(line => line.Trim()).LastOrDefault(line => line.Length > 0) ?? $"the shell ended with {exitCode}";
}
