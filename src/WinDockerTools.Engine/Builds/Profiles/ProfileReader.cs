using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Profiles;

/// <summary>Makes a profile of what the go command, its compiler and its linker have written down.</summary>
static class ProfileReader
{
    // Bookkeeping of the go command without work of its own.
    static readonly string[] Unlisted = ["", "nop", "built-in package", "go build", "go test"];

    /// <summary>Throws FaultException (ActionGraphInvalid).</summary>
    public static async Task<GoBuildProfile> ReadAsync(ProfileInputs inputs, CancellationToken stop)
    {
        var actions = await ActionGraphReader.ReadAsync(inputs.ActionGraph, inputs.Path, stop).ConfigureAwait(false);
        var critical = CriticalPath.Of(actions)
            ?? throw new FaultException(FaultKind.ActionGraphInvalid, inputs.Path, "its actions wait for one another in a circle");
        try
        {
            var loading = inputs.Trace is { } trace ? await LoadTrace.ReadAsync(trace).ConfigureAwait(false) : new LoadTrace(null, null);
            var compiling = inputs.CompilerBench is { } bench ? await CompilerBench.ReadAsync(bench).ConfigureAwait(false) : [];
            var before = inputs.HashesBefore is { } first ? await HashLog.ReadAsync(first).ConfigureAwait(false) : null;
            var now = inputs.HashesNow is { } second ? await HashLog.ReadAsync(second).ConfigureAwait(false) : null;
            return Make(inputs, actions, critical, loading, Phases(loading.Loading, compiling, LinkerBench.Read(inputs.LinkerOutput ?? "")), (before, now));
        }
        catch (IOException e)
        {
            throw new FaultException(FaultKind.ActionGraphInvalid, inputs.Path, e.Message.TrimEnd('.'), e);
        }
    }

    static GoBuildProfile Make(
        ProfileInputs inputs, IReadOnlyList<ActionRecord> actions, CriticalPath critical, LoadTrace loading, IReadOnlyList<GoBuildPhase> phases, (HashLog?, HashLog?) hashes)
    {
        var ran = actions.Where(action => action.HasRun).OrderBy(action => action.Start).ToList();
        var start = ran[0].Start!.Value;
        var duration = ran.Max(action => action.Done!.Value) - start;
        var built = Packages(ran.Where(action => action.HasCommands));
        var links = ran.Where(action => action.Mode == "link" && action.HasCommands).ToList();
        return new GoBuildProfile
        {
            Path = inputs.Path,
            GoVersion = inputs.GoVersion,
            Duration = duration > TimeSpan.Zero ? duration : TimeSpan.Zero,
            LoadTime = loading.Loading,
            ModuleDownloadTime = loading.Downloading,
            CriticalPath = critical.Length,
            SpeedupLimit = critical.Length > TimeSpan.Zero && duration > TimeSpan.Zero ? duration.TotalSeconds / critical.Length.TotalSeconds : null,
            CpuTime = Sum(actions.Select(action => action.CpuTime)),
            Concurrency = duration > TimeSpan.Zero ? ran.Sum(action => action.Duration.TotalSeconds) / duration.TotalSeconds : null,
            PackagesBuilt = built.Count,
            PackagesCached = Packages(ran.Where(action => action.IsCached)).Except(built).Count(),
            LinkTime = links.Count > 0 ? Sum(links.Select(link => link.Duration)) : null,
            Actions = [.. ran.Where(action => !Unlisted.Contains(action.Mode)).Select(action => Describe(action, start, critical, hashes))],
            Phases = phases,
        };
    }

    static HashSet<string> Packages(IEnumerable<ActionRecord> actions) => [.. actions.Where(action => action.Mode == "build").Select(action => action.Package)];

    static TimeSpan Sum(IEnumerable<TimeSpan> times) => times.Aggregate(TimeSpan.Zero, (sum, time) => sum + time);

    static GoBuildAction Describe(ActionRecord action, DateTimeOffset start, CriticalPath critical, (HashLog? Before, HashLog? Now) hashes) => new()
    {
        Package = action.Package,
        Mode = action.Mode,
        Start = action.Start!.Value - start,
        Duration = action.Duration,
        CpuTime = action.CpuTime,
        Waiting = action.Waiting,
        IsCached = action.IsCached,
        IsOnCriticalPath = critical.Ids.Contains(action.Id),
        MissReason = action.HasCommands && hashes is { Before: { } before, Now: { } now }
            ? MissReasons.Between(before.Of(action.Mode, action.Package), now.Of(action.Mode, action.Package), action.Mode == "link")
            : null,
    };

    static IReadOnlyList<GoBuildPhase> Phases(
        TimeSpan? loading,
        IReadOnlyList<(string Name, TimeSpan Duration, IReadOnlyList<string> Reported)> compiling,
        IReadOnlyList<(string Name, TimeSpan Duration, IReadOnlyList<string> Reported)> linking)
    {
        // Loading alone is no answer to what the tools were not asked.
        if (compiling.Count + linking.Count == 0)
            return [];
        var all = compiling.Concat(linking).ToList();
        if (loading is { } time)
            all.Insert(0, ("Load packages", time, ["load.PackagesAndErrors"]));
        var sum = all.Sum(phase => phase.Duration.TotalSeconds);
        return [.. all.Select(phase => new GoBuildPhase
        {
            Name = phase.Name,
            Duration = phase.Duration,
            Share = sum > 0 ? phase.Duration.TotalSeconds / sum : 0,
            Reported = phase.Reported,
        })];
    }
}
