using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Measuring.Probes;
using WinDockerTools.Engine.Mounts.Measuring.Samples;
using WinDockerTools.Engine.Mounts.Measuring.Workloads;
using WinDockerTools.Engine.Mounts.Reading;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Mounts.Measuring.Folders;

/// <summary>A folder that is measured with file calls of this process.</summary>
/// <param name="name">How messages call it.</param>
/// <param name="find">Finds it; throws FaultException.</param>
/// <param name="settings">What to measure.</param>
/// <param name="run">Whose call it is.</param>
/// <param name="limit">How long all of it may take.</param>
sealed class FolderPlace(string name, Func<FoundFolder> find, MeasureSettings settings, RunId run, TimeSpan limit) : IMountPlace
{
    readonly Stopwatch used = new();

    ProbeRound? round;
    string? folder;
    LinuxFileCalls? entered;
    bool isGivenUp;

    public string Name => name;

    public PlaceFacts Facts { get; private set; } = new();

    public IReadOnlyList<string> Omissions => round?.Omissions ?? [];

    public IFileCalls Calls { get; init; } = LinuxFileCalls.IsAvailable ? new LinuxFileCalls() : new PortableFileCalls();

    /// <summary>The calls begin in the folder itself, and not with its path.</summary>
    public bool IsEntered { get; init; }

    public CallPatience Patience { get; init; } = CallPatience.Usual;

    public bool IsLeft => isGivenUp || (folder is not null && Directory.Exists(folder));

    public Task PrepareAsync(CancellationToken stop) => OnThreadAsync(_ => Prepare(), Patience.Touch, stop);

    public Task<IReadOnlyList<Batch>> RunAsync(CancellationToken stop) => OnThreadAsync(pulse =>
    {
        try
        {
            return round!.Run(entered is null ? folder! : "", pulse);
        }
        finally
        {
            foreach (var client in Directory.GetDirectories(folder!))
                PlaceFolder.Remove(client, pulse.Beat);
        }
    }, Patience.Silence, stop);

    /// <summary>A place that was given up is emptied by its own thread, when that comes back.</summary>
    public async ValueTask DisposeAsync()
    {
        entered?.Dispose();
        if (folder is null || isGivenUp)
            return;
        try
        {
            await PatientThread.RunAsync(name, pulse =>
            {
                PlaceFolder.Remove(folder, pulse.Beat);
                return true;
            }, () => { }, Patience.Silence, TimeSpan.MaxValue, Patience.Silence, CancellationToken.None).ConfigureAwait(false);
        }
        catch (FaultException)
        {
            isGivenUp = true;
        }
    }

    async Task<T> OnThreadAsync<T>(Func<Pulse, T> work, TimeSpan silence, CancellationToken stop)
    {
        used.Start();
        try
        {
            return await PatientThread.RunAsync(name, work, Clear, silence, limit - used.Elapsed, Patience.Ending, stop).ConfigureAwait(false);
        }
        catch (FaultException e) when (e.Kind == FaultKind.MountNotAnswering)
        {
            isGivenUp = true;
            stop.ThrowIfCancellationRequested();
            throw;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.MountMeasureFailed, name, e.Message.TrimEnd('.'), e);
        }
        finally
        {
            used.Stop();
        }
    }

    void Clear()
    {
        if (folder is not null)
            PlaceFolder.Remove(folder, () => { });
    }

    bool Prepare()
    {
        var found = find();
        Facts = found.Facts;
        if (found.Mount is not null && MountOptionText.IsReadOnly(found.Mount))
            throw new FaultException(FaultKind.MountNotWritable, name, "it is mounted read-only");
        PlaceFolder.RemoveLeftovers(found.Path, () => { });
        try
        {
            folder = PlaceFolder.Make(found.Path, run);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.MountNotWritable, name, e.Message.TrimEnd('.'), e);
        }
        CheckSpace(found.Path);
        round = new ProbeRound(settings, Facts.FileSystem, IsEntered ? entered = LinuxFileCalls.Beneath(folder) : Calls, Counters(found));
        return true;
    }

    void CheckSpace(string path)
    {
        var needed = settings.Clients * (((long)settings.Files * FileProbe.FileSize * 2) + settings.SequentialSize
            + settings.Workloads.Select(WorkloadMixes.Find).Sum(mix => mix is null ? 0 : WorkloadReplay.Space(mix, settings.Files)));
        if (FreeSpace.At(path) is { } space)
            SpaceNeed.Check(name, needed, space.Free);
    }

    static Func<MountCounters?> Counters(FoundFolder found) => found.Mount is not { } mount || !NfsMounts.IsNfs(mount) ? () => null
        : found.Statistics is { } file ? () => MountStatistics.At(mount.Point, file)
        : () => MountStatistics.At(mount.Point);
}
