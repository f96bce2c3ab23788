using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Installation;
using WinDockerTools.Shell;

namespace WinDockerTools.Commands.Hosts;

/// <summary>Removes the Docker engine from this Windows machine. Images and data stay without -RemoveData.</summary>
[Cmdlet(VerbsLifecycle.Uninstall, "DockerEngine", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DockerEngineInstallation))]
public sealed class UninstallDockerEngineCommand : EngineSetupCommand
{
    /// <summary>Removes images, containers, volumes and configuration too. They are gone for good.</summary>
    [Parameter]
    public SwitchParameter RemoveData { get; set; }

    private protected override async Task RunAsync(IInstallTarget machine, CancellationToken stop)
    {
        var remover = new DockerEngineRemover(machine, InstallPath is null ? null : FullPath(InstallPath));
        var result = remover.Result(changed: false, null);
        if (remover.IsAnythingThere())
        {
            if (await MayAsync(machine.ComputerName, "Remove the Docker engine").ConfigureAwait(false))
                result = await WaitAsync(remover.RemoveAsync(stop), () => Status).ConfigureAwait(false);
            else if (!IsWhatIf)
                // The data of an engine that stays is needed.
                return;
        }
        FaultException? fault = null;
        try
        {
            if (RemoveData && await MayAsync(remover.DataFolder, "Remove images, containers, volumes and configuration for good").ConfigureAwait(false)
                && await WaitAsync(remover.RemoveDataAsync(stop), () => Status).ConfigureAwait(false))
                result = remover.Result(changed: true, result.PreviousVersion);
        }
        catch (FaultException e) when (e.Kind is FaultKind.EngineDataNotRemoved)
        {
            // What became of the engine is told all the same.
            fault = e;
        }
        if (!IsWhatIf)
            await WriteAsync(result).ConfigureAwait(false);
        if (fault is not null)
            await WriteErrorAsync(Errors.From(fault)).ConfigureAwait(false);
    }
}
