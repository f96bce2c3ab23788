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

/// <summary>A folder of this machine, measured with file calls of this process.</summary>
/// <param name="name">As the user wrote it.</param>
/// <param name="path">Its full path.</param>
/// <param name="settings">What to measure.</param>
/// <param name="run">Whose call it is.</param>
/// <param name="limit">How long all of it may take.</param>
sealed class FolderPlace(string name, string path, MeasureSettings settings, RunId run, TimeSpan limit) : IMountPlace
{
    readonly Stopwatch used = new();

    ProbeRound? round;
    string? folder;
    bool isGivenUp;

    public string Name => name;

    public PlaceFacts Facts { get; private set; } = new() { Path = path };

    public IReadOnlyList<string> Omissions => round?.Omissions ?? [];

    public IFileCalls Calls { get; init; } = LinuxFileCalls.IsAvailable ? new LinuxFileCalls() : new PortableFileCalls();

    public CallPatience Patience { get; init; } = CallPatience.Usual;

    /// <summary>Something is left there that the next call has to remove.</summary>
    public bool IsLeft => isGivenUp || (folder is not null && Directory.Exists(folder));

    public Task PrepareAsync(CancellationToken stop) => OnThreadAsync(_ => Prepare(), Patience.Touch, stop);

    public Task<IReadOnlyList<Batch>> RunAsync(CancellationToken stop) => OnThreadAsync(pulse =>
    {
        try
        {
            return round!.Run(folder!, pulse);
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
        if (!Directory.Exists(path))
            throw new FaultException(FaultKind.MountPathNotFound, name, File.Exists(path) ? "it is a file" : "there is no such folder");
        var real = RealPath.Of(path);
        var mount = MountTable.Read()?.Find(real);
        Facts = PlaceDescription.Of(path, real, mount);
        if (mount is not null && MountOptionText.IsReadOnly(mount))
            throw new FaultException(FaultKind.MountNotWritable, name, "it is mounted read-only");
        PlaceFolder.RemoveLeftovers(path, () => { });
        try
        {
            folder = PlaceFolder.Make(path, run);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.MountNotWritable, name, e.Message.TrimEnd('.'), e);
        }
        CheckSpace();
        round = new ProbeRound(settings, Facts.FileSystem, Calls, Counters(mount));
        return true;
    }

    void CheckSpace()
    {
        var needed = settings.Clients * (((long)settings.Files * FileProbe.FileSize * 2) + settings.SequentialSize
            + settings.Workloads.Select(WorkloadMixes.Find).Sum(mix => mix is null ? 0 : WorkloadReplay.Space(mix, settings.Files)));
        if (FreeSpace.At(path) is { } space)
            SpaceNeed.Check(name, needed, space.Free);
    }

    static Func<MountCounters?> Counters(MountEntry? mount) => mount is not null && NfsMounts.IsNfs(mount)
        ? () => MountStatistics.Read()?.LastOrDefault(counters => counters.Point == mount.Point)
        : () => null;
}
