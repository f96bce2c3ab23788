using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Applying;
using WinDockerTools.Shell;
using WinDockerTools.Shell.Completion;

namespace WinDockerTools.Commands.Mounts;

/// <summary>Puts back what Optimize-NfsMount changed, also after a crash or a restart.</summary>
[Cmdlet(VerbsData.Restore, "NfsMount", DefaultParameterSetName = "Path", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(MountOptionChange))]
public class RestoreNfsMountCommand : ClientChangeCommand
{
    /// <summary>Mount points that were changed.</summary>
    [Parameter(ParameterSetName = "Path", Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Target", "MountPoint")]
    [ArgumentCompleter(typeof(ChangedMountCompleter))]
    public string[] Path { get; set; } = [];

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        if (ParameterSetName == "Client")
        {
            await ChangeClientAsync((tuner, now) => tuner.Back(now), (tuner, now, plan) => tuner.RestoreAsync(now, plan, stop), isNothingToo: true, stop).ConfigureAwait(false);
            return;
        }
        foreach (var path in Path)
        {
            try
            {
                await RestoreAsync(await FullPathAsync(path).ConfigureAwait(false) ?? throw new FaultException(FaultKind.MountRecordNotFound, path, "there is no such drive"), stop).ConfigureAwait(false);
            }
            catch (FaultException e)
            {
                await WriteErrorAsync(Errors.From(e, path)).ConfigureAwait(false);
            }
        }
    }

    async Task RestoreAsync(string full, CancellationToken stop)
    {
        var point = full.Length > 1 ? full.TrimEnd('/') : full;
        if (!IsNew(point))
            return;
        // Its records are root's, the plan too.
        RequireRoot(point);
        var restorer = new MountRestorer(Machine, Records);
        var plan = restorer.Plan(point);
        var record = Records.Find(point);
        if (!await MayAsync(point, $"Mount as before, with {string.Join(", ", plan.Select(change => change.Proposed))}").ConfigureAwait(false))
        {
            foreach (var change in plan)
                await WriteAsync(change.With(applied: false, effective: null, "a plan only")).ConfigureAwait(false);
            return;
        }
        await TidyAsync(stop).ConfigureAwait(false);
        foreach (var change in await WaitAsync(restorer.RestoreAsync(point, stop), $"Mounting {point} as before").ConfigureAwait(false))
            await WriteAsync(change).ConfigureAwait(false);
        if (record?.Fstab is { } options)
            await FstabEdit.OfMachine.SetAsync(point, _ => options, stop).ConfigureAwait(false);
    }
}
