using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Hosts.Installation;

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
        DockerEngineInstallation? result = remover.Result(changed: false, null);
        if (remover.IsAnythingThere())
        {
            var may = await MayAsync(machine.ComputerName, "Remove the Docker engine").ConfigureAwait(false);
            // The data of an engine that stays is needed; what would be done is shown whole.
            if (!may && !IsWhatIf)
                return;
            result = may ? await WaitAsync(remover.RemoveAsync(stop), () => Status).ConfigureAwait(false) : null;
        }
        if (result is not null)
            await WriteAsync(result).ConfigureAwait(false);
        if (RemoveData && await MayAsync(remover.DataFolder, "Remove images, containers, volumes and configuration for good").ConfigureAwait(false))
            await WaitAsync(DoneAsync(remover.RemoveDataAsync(stop)), () => Status).ConfigureAwait(false);
    }

    static async Task<bool> DoneAsync(Task work)
    {
        await work.ConfigureAwait(false);
        return true;
    }
}
