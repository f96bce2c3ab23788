using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Measuring.Samples;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Mounts.Measuring.Containers;

/// <summary>What one container is to have.</summary>
/// <param name="Kind">What is under its folder.</param>
/// <param name="Image">Its image.</param>
/// <param name="NfsVolume">The volume for Nfs.</param>
/// <param name="NfsMountPoint">Where that volume is mounted on this machine; null where the engine may be on another.</param>
sealed record ContainerWish(MountKind Kind, string Image, string? NfsVolume = null, string? NfsMountPoint = null);

/// <summary>A folder in a container, measured by a shell in it.</summary>
sealed class ContainerPlace(IContainers containers, ContainerWish wish, MeasureSettings settings, RunId run, WorkFolder work, TimeSpan limit) : IMountPlace
{
    const string Target = "/windockertools", Shell = "/bin/sh";

    // Ends by itself when nobody removes it.
    static readonly IReadOnlyList<string> Idle = [Shell, "-c", "sleep 86400"];

    static readonly TimeSpan RemovalLimit = TimeSpan.FromMinutes(2);

    readonly Stopwatch used = new();
    readonly string container = run.Name(wish.Kind.ToString().ToLowerInvariant()), volume = run.Name("volume");
    readonly List<string> omissions = [];

    ShellRound? round;
    bool isAsked, hasVolume;

    public string Name => wish.NfsVolume is null ? wish.Kind.ToString() : $"{wish.Kind} {wish.NfsVolume}";

    public PlaceFacts Facts { get; private set; } = new() { Path = Target, Image = wish.Image, Mount = wish.Kind, Volume = wish.NfsVolume };

    public IReadOnlyList<string> Omissions => round is { IsTooQuick: true } ? [.. omissions, "Unlink: it was over too soon for the clock of a shell"] : omissions;

    IReadOnlyDictionary<string, string> Labels { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [RunId.Label] = run.ToString(),
        [RunId.HostLabel] = Environment.MachineName,
    };

    public Task PrepareAsync(CancellationToken stop) => LimitedAsync(async time =>
    {
        await StartAsync(time).ConfigureAwait(false);
        var (exitCode, text) = await containers.ExecAsync(container, Exec(ShellScript.Look, []), time).ConfigureAwait(false);
        if (exitCode != 0)
            throw new FaultException(FaultKind.MountNotWritable, Name, LastLine(text, exitCode));
        if (ShellReport.FreeSpace(text.Output) is { } free)
            SpaceNeed.Check(Name, ShellRound.Space(settings), free);
        if (ShellReport.MountOf(text.Output, Target) is { } mount)
            Facts = Facts with { FileSystem = mount.Type, Source = mount.Source, Options = MountOptionText.Of(mount) };
        var hasCopier = ShellReport.HasCopier(text.Output);
        omissions.AddRange(settings.Operations.Except(ShellStep.Possible).Select(operation => $"{operation}: a shell would start a program for each one"));
        if (!hasCopier && settings.Operations.Any(operation => operation is MountOperation.SequentialWrite or MountOperation.SequentialRead))
            omissions.Add("SequentialWrite and SequentialRead: there is no dd in the image");
        round = new ShellRound(settings, hasCopier, TakeAsync, Counters);
        return true;
    }, stop);

    public Task<IReadOnlyList<Batch>> RunAsync(CancellationToken stop) => LimitedAsync(round!.RunAsync, stop);

    public async ValueTask DisposeAsync()
    {
        using var time = new CancellationTokenSource(RemovalLimit);
        // Everything else goes with the container or the volume.
        if (wish.Kind == MountKind.Nfs && round is not null)
            await ClearAsync(time.Token).ConfigureAwait(false);
        if (isAsked)
            await containers.RemoveAsync(container, time.Token).ConfigureAwait(false);
        if (hasVolume)
            await containers.RemoveVolumeAsync(volume, time.Token).ConfigureAwait(false);
    }

    async Task ClearAsync(CancellationToken stop)
    {
        try
        {
            await containers.ExecAsync(container, Exec(ShellScript.Remove, []), stop).ConfigureAwait(false);
        }
        catch (FaultException)
        {
            // The container is gone, or the engine; what is left in the volume is one folder.
        }
    }

    async Task StartAsync(CancellationToken stop)
    {
        hasVolume = wish.Kind == MountKind.Volume;
        if (hasVolume)
            await containers.CreateVolumeAsync(volume, Labels, stop).ConfigureAwait(false);
        // By name: a call that was stopped may have made the container without telling its id.
        isAsked = true;
        var id = await containers.CreateAsync(new ContainerSpec(container, wish.Image, Idle) { Labels = Labels, Mounts = Mounts, Network = "none" }, stop).ConfigureAwait(false);
        try
        {
            await containers.StartAsync(id, stop).ConfigureAwait(false);
        }
        // Engines refuse to start what is not there, each in its own words.
        catch (FaultException e) when (e.Kind == FaultKind.EngineRefused && e.Detail.IndexOf(Shell, StringComparison.Ordinal) >= 0)
        {
            throw new FaultException(FaultKind.ContainerShellMissing, wish.Image, e.Detail, e);
        }
    }

    IReadOnlyList<ContainerMount> Mounts => wish.Kind switch
    {
        MountKind.Bind => [new(ContainerMountType.Bind, work.Sub("bind"), Target)],
        MountKind.Volume => [new(ContainerMountType.Volume, volume, Target)],
        MountKind.Nfs => [new(ContainerMountType.Volume, wish.NfsVolume, Target)],
        MountKind.Tmpfs => [new(ContainerMountType.Tmpfs, null, Target)],
        _ => [],
    };

    /// <summary>Seconds of one step.</summary>
    async Task<double> TakeAsync(string step, int files, int passes, CancellationToken stop)
    {
        var (exitCode, text) = await containers.ExecAsync(container, Exec(ShellScript.Take, new()
        {
            [ShellScript.Step] = step,
            [ShellScript.Files] = ShellRound.Text(files),
            [ShellScript.Passes] = ShellRound.Text(passes),
            [ShellScript.Clients] = ShellRound.Text(settings.Clients),
            [ShellScript.Megabytes] = ShellRound.Text(ShellRound.Megabytes(settings)),
        }), stop).ConfigureAwait(false);
        return exitCode == 0 && ShellReport.Seconds(text.Output) is { } seconds ? seconds
            : throw new FaultException(FaultKind.MountMeasureFailed, Name, LastLine(text, exitCode));
    }

    // The folder of the call's own: a volume that is not ours keeps what it has.
    ContainerExec Exec(string script, Dictionary<string, string> variables)
    {
        variables[ShellScript.Folder] = $"{Target}/.{run.FolderName}";
        return new ContainerExec([Shell, "-c", script], "/", variables);
    }

    MountCounters? Counters() => wish.NfsMountPoint is { } point ? MountStatistics.Read()?.LastOrDefault(counters => counters.Point == point) : null;

    async Task<T> LimitedAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken stop)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(stop);
        used.Start();
        try
        {
            time.CancelAfter(limit > used.Elapsed ? limit - used.Elapsed : TimeSpan.Zero);
            return await work(time.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new FaultException(FaultKind.MountMeasureTimeout, Name, $"its time was over after {used.Elapsed.TotalSeconds:0} s");
        }
        finally
        {
            used.Stop();
        }
    }

    static string LastLine(ContainerText text, long exitCode) =>
        text.Error.Split('\n').Select(line => line.Trim()).LastOrDefault(line => line.Length > 0) ?? $"the shell ended with {exitCode}";
}
