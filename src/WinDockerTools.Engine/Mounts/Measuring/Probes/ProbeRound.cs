using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Mounts.Measuring.Samples;
using WinDockerTools.Engine.Mounts.Measuring.Workloads;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Mounts.Measuring.Probes;

/// <summary>One round of everything that is wanted, in a folder that is empty before and after.</summary>
/// <param name="settings">What is wanted.</param>
/// <param name="fileSystem">In the kernel's words; null where it is not told.</param>
/// <param name="calls">The calls that are measured.</param>
/// <param name="counters">Reads what the mount has counted; null where it is none of NFS.</param>
sealed class ProbeRound(MeasureSettings settings, string? fileSystem, IFileCalls calls, Func<MountCounters?> counters)
{
    readonly IReadOnlyList<ProbePhase> phases = ProbePhases.For(settings, fileSystem);
    readonly List<string> omissions = [];

    public IReadOnlyList<string> Omissions => omissions;

    /// <summary>Throws IOException, UnauthorizedAccessException, or OperationCanceledException when all is to end.</summary>
    public IReadOnlyList<Batch> Run(string folder, Pulse pulse)
    {
        var batches = new List<Batch>();
        var clients = Clients(folder);
        foreach (var client in clients)
            calls.MakeFolder(client);
        var probes = clients.Select(own => new FileProbe(calls, pulse, own, settings.Files, settings.SequentialSize)).ToList();
        foreach (var phase in phases)
        {
            if (Take(phase, probes) is { } batch && settings.Operations.Contains(phase.Key.Operation))
                batches.Add(batch);
        }
        if (phases.Any(phase => phase.Key.Operation == MountOperation.SequentialWrite))
            probes.ForEach(probe => probe.RemoveLarge());
        foreach (var workload in settings.Workloads)
            batches.Add(WorkloadMixes.Find(workload) is { } mix ? Replay(mix, folder, pulse) : Sequential(probes));
        return batches;
    }

    Batch? Take(ProbePhase phase, List<FileProbe> probes)
    {
        if (phase.Before is { } prepare)
        {
            ClientThreads.Run(probes, probe =>
            {
                prepare(probe);
                return true;
            });
        }
        var before = counters();
        IReadOnlyList<IReadOnlyList<double>?> times;
        try
        {
            times = ClientThreads.Run(probes, phase.Run);
        }
        catch (IOException e) when (phase.MayFail)
        {
            Omit(phase, $"{phase.Lacking}: {e.Message}");
            return null;
        }
        if (times.Contains(null))
        {
            Omit(phase, phase.Lacking!);
            return null;
        }
        return Counted(new Batch(phase.Key, [.. times.Select(own => ClientBatch.Of(own!))], phase.BytesEach), before);
    }

    Batch Replay(WorkloadMix mix, string folder, Pulse pulse)
    {
        var replays = Clients(folder).Select(own => new WorkloadReplay(calls, mix, Path.Combine(own, mix.Workload.ToString()), settings.Files)).ToList();
        ClientThreads.Run(replays, replay =>
        {
            replay.Prepare(call => pulse.Time(call));
            return true;
        });
        var before = counters();
        var times = ClientThreads.Run(replays, replay => new ClientBatch(replay.Steps, replay.Run(pulse.Time), null));
        return Counted(new Batch(Key(mix.Workload), times, replays[0].Bytes), before);
    }

    Batch Sequential(List<FileProbe> probes)
    {
        var before = counters();
        var times = ClientThreads.Run(probes, probe => new ClientBatch(probe.LargeSteps, probe.WriteLarge() + probe.ReadLarge(), null));
        probes.ForEach(probe => probe.RemoveLarge());
        return Counted(new Batch(Key(MountWorkload.Sequential), times, 2.0 * settings.SequentialSize), before);
    }

    // What a workload reads was made just before.
    static BatchKey Key(MountWorkload workload) => new(MountOperation.Workload, MountCacheState.Warm, workload);

    Batch Counted(Batch batch, MountCounters? before) => batch with { Rpc = RpcDifference.Of(before, counters(), batch.Repetitions) };

    void Omit(ProbePhase phase, string why)
    {
        var text = $"{phase.Key.Operation} {phase.Key.State}: {why}";
        if (settings.Operations.Contains(phase.Key.Operation) && !omissions.Contains(text))
            omissions.Add(text);
    }

    IReadOnlyList<string> Clients(string folder) => [.. Enumerable.Range(1, settings.Clients).Select(number => Path.Combine(folder, "client" + number.ToString(CultureInfo.InvariantCulture)))];
}
