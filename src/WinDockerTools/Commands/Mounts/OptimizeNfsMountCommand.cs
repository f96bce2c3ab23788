using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Applying;
using WinDockerTools.Engine.Mounts.Client;
using WinDockerTools.Engine.Mounts.Emitting;
using WinDockerTools.Engine.Mounts.Measuring;
using WinDockerTools.Engine.Mounts.Measuring.Samples;
using WinDockerTools.Engine.Mounts.Options;
using WinDockerTools.Engine.Mounts.Reading;
using WinDockerTools.Engine.Mounts.Tuning;
using WinDockerTools.Shell;
using WinDockerTools.Shell.Completion;

namespace WinDockerTools.Commands.Mounts;

/// <summary>Tunes an NFS mount for what it is used for: tried, seen in effect, with a way back.</summary>
[Cmdlet(VerbsCommon.Optimize, "NfsMount", DefaultParameterSetName = "Path", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(MountOptionChange), typeof(MountPerformance), typeof(string))]
public class OptimizeNfsMountCommand : ClientChangeCommand
{
    // As few as an interval takes.
    const int Rounds = 5;

    /// <summary>Mount points, or paths below them.</summary>
    [Parameter(ParameterSetName = "Path", Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("FullName", "MountPoint")]
    [ArgumentCompleter(typeof(NfsMountCompleter))]
    public string[] Path { get; set; } = [];

    /// <summary>Names of NFS-backed volumes of the engine: a plan, since the options of a volume never change.</summary>
    [Parameter(ParameterSetName = "Volume", Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string[] Volume { get; set; } = [];

    /// <summary>What the mount is used for.</summary>
    [Parameter(Position = 1)]
    public MountWorkloadProfile WorkloadProfile { get; set; }

    /// <summary>Apply what can show another client's changes late.</summary>
    [Parameter]
    public SwitchParameter AllowStaleReads { get; set; }

    /// <summary>Write the options into /etc/fstab, too.</summary>
    [Parameter(ParameterSetName = "Path")]
    public SwitchParameter Persist { get; set; }

    /// <summary>Measure the same before and after.</summary>
    [Parameter(ParameterSetName = "Path")]
    public SwitchParameter Measure { get; set; }

    /// <summary>Change nothing, and give the tuned mount in these words.</summary>
    [Parameter(ParameterSetName = "Path")]
    [Parameter(ParameterSetName = "Volume")]
    public MountTextFormat? As { get; set; }

    /// <summary>Address of the engine whose volumes are meant, by default of that in reach.</summary>
    [Parameter(ParameterSetName = "Volume")]
    [ValidateNotNullOrEmpty]
    public string? DockerHost { get; set; }

    /// <summary>The same by the name of a Docker context.</summary>
    [Parameter(ParameterSetName = "Volume")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContextNameCompleter))]
    public string? Context { get; set; }

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        if (ParameterSetName == "Client")
        {
            var profile = await ProfileAsync(Environment.MachineName, []).ConfigureAwait(false);
            await ChangeClientAsync((_, now) => ClientPlan.Make(now, profile), (tuner, now, plan) => tuner.ApplyAsync(now, plan, stop), isNothingToo: false, stop).ConfigureAwait(false);
            return;
        }
        foreach (var item in ParameterSetName == "Volume" ? Volume : Path)
        {
            try
            {
                await (ParameterSetName == "Volume" ? PlanVolumeAsync(item, stop) : TuneAsync(item, stop)).ConfigureAwait(false);
            }
            catch (FaultException e)
            {
                await WriteErrorAsync(Errors.From(e, item)).ConfigureAwait(false);
            }
        }
    }

    async Task TuneAsync(string path, CancellationToken stop)
    {
        var point = await PointAsync(path, stop).ConfigureAwait(false);
        if (!IsNew(point))
            return;
        var state = MountState.At(Machine.Tables(), point);
        var mount = NfsMounts.Describe(state.Entry, Machine.Tables());
        var plan = TuningPlan.Make(point, state.Holding, await ProfileAsync(point, mount.Operations).ConfigureAwait(false), AllowStaleReads);
        if (As is { } format)
        {
            await WriteAsync(Text(MountText.Name(point), mount, NfsOptionSet.Parse(state.Call.Options), plan, format)).ConfigureAwait(false);
            return;
        }
        var wanted = plan.Where(change => change.IsWanted).ToList();
        if (wanted.Count == 0)
        {
            await WriteAllAsync(plan.Select(change => change.Change)).ConfigureAwait(false);
            await TellAsync(point, plan.Count).ConfigureAwait(false);
            return;
        }
        if (!await MayAsync(point, $"Mount with {string.Join(", ", wanted.Select(change => change.Change.Proposed))}").ConfigureAwait(false))
        {
            await WriteAllAsync(plan.Select(change => change.IsWanted ? change.Change.With(applied: false, effective: null, "a plan only") : change.Change)).ConfigureAwait(false);
            return;
        }
        RequireRoot(point);
        await TidyAsync(stop).ConfigureAwait(false);
        IReadOnlyList<MountPerformance> measured = [];
        IReadOnlyList<MountOptionChange> changes;
        if (Measure)
            (changes, measured) = await MeasureAroundAsync(point, ApplyAsync, stop).ConfigureAwait(false);
        else
            changes = await WaitAsync(ApplyAsync(), $"Changing how {point} is mounted").ConfigureAwait(false);
        foreach (var item in changes.Concat<object>(measured))
            await WriteAsync(item).ConfigureAwait(false);
        if (Persist)
            await PersistAsync(point, plan.Where(change => changes.Any(made => made.Applied && made.Option == change.Wish.Key)).Select(change => change.Wish.Option).ToArray(), stop).ConfigureAwait(false);
        Remember(null);

        async Task<IReadOnlyList<MountOptionChange>> ApplyAsync()
        {
            var made = await new MountTuner(Machine, Records).ApplyAsync(point, plan, stop).ConfigureAwait(false);
            Remember(point);
            return made;
        }
    }

    /// <summary>What repeats itself in the work that profiles are for.</summary>
    async Task<(IReadOnlyList<MountOptionChange> Changes, IReadOnlyList<MountPerformance> Measured)> MeasureAroundAsync(
        string point, Func<Task<IReadOnlyList<MountOptionChange>>> change, CancellationToken stop)
    {
        var settings = new MeasureSettings { Operations = [MountOperation.Create, MountOperation.Write, MountOperation.Revisit, MountOperation.Readdir, MountOperation.Read] };
        var listener = new MountListener(this, OnPipelineAsync);
        var measurer = new MountMeasurer(new MountRequest(settings, Rounds, TimeSpan.FromMinutes(5), Environment.TickCount), listener);
        return await WaitAsync(measurer.MeasureAroundAsync(point, change, stop), () => listener.Status).ConfigureAwait(false);
    }

    async Task<string> PointAsync(string path, CancellationToken stop)
    {
        var full = await FullPathAsync(path).ConfigureAwait(false) ?? throw new FaultException(FaultKind.NfsMountNotFound, path, "there is no such drive");
        if (Records.Find(full) is not null && new MountRestorer(Machine, Records).IsLost(full))
            throw new FaultException(FaultKind.MountLost, full, "a call before this one was broken off after it had unmounted it");
        return (await WaitAsync(MountLookup.FindAsync(Machine.Tables(), full, stop), $"Looking for the mount of {path}").ConfigureAwait(false)).Point;
    }

    static async Task PersistAsync(string point, MountOption[] applied, CancellationToken stop)
    {
        var before = await FstabEdit.OfMachine.SetAsync(point, options => NfsOptionSet.Parse(options).With(applied).ToString(), stop).ConfigureAwait(false);
        // The first one is the one to go back to.
        if (Records.Find(point) is { } record)
            Records.Write(record with { Fstab = record.Fstab ?? before });
    }

    async Task PlanVolumeAsync(string name, CancellationToken stop)
    {
        var volumes = await WaitAsync(NfsVolumeLookup.ReadAsync(DockerHost, Context, MountTables.Read(), stop), NfsVolumeLookup.Asking).ConfigureAwait(false);
        var volume = NfsVolumeLookup.Named(volumes, name);
        var asked = new NfsOptionSet(volume.Options.Where(option => option.Asked is not null).SelectMany(option => MountOption.Parse(option.Asked!)));
        asked = asked.With(new MountOption("vers", volume.Version));
        var plan = TuningPlan.Make(name, asked, await ProfileAsync(name, volume.Operations).ConfigureAwait(false), AllowStaleReads, isVolume: true);
        if (As is { } format)
        {
            await WriteAsync(Text(name, volume, asked, plan, format)).ConfigureAwait(false);
            return;
        }
        await WriteAllAsync(plan.Select(change => change.Change)).ConfigureAwait(false);
        await TellAsync(name, plan.Count).ConfigureAwait(false);
    }

    // The version is always among what is asked for.
    string Text(string name, NfsMount mount, NfsOptionSet asked, IReadOnlyList<PlannedChange> plan, MountTextFormat format)
    {
        // Of a volume all that its profile allows: it is made anew in any case.
        var options = asked.With([.. plan.Where(change => change.Change.StaleReads == StaleReads.None || AllowStaleReads).Select(change => change.Wish.Option)]);
        return MountText.Write(new WrittenMount(name, mount.Server, mount.Export, mount.MountPoint.Length > 0 ? mount.MountPoint : "/mnt/" + name, options.Options), format);
    }

    async Task<MountWorkloadProfile> ProfileAsync(string target, IReadOnlyList<NfsOperation> operations)
    {
        if (WorkloadProfile != MountWorkloadProfile.Auto)
            return WorkloadProfile;
        var (profile, why) = AutoProfile.Of(operations);
        await VerboseAsync($"{target}: profile {profile}, since {why}.").ConfigureAwait(false);
        return profile;
    }

    Task TellAsync(string target, int planned) => planned == 0
        ? VerboseAsync($"{target} is as the profile wants it.")
        : WarningAsync($"{target}: this is a plan only. Nothing of it may be applied, for the reasons that stand with each change.");
}
