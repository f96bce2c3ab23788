#if NET
using System;
#endif
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Hosts.Installation;
using WinDockerTools.Engine.Platform.Windows;
using WinDockerTools.Shell;

namespace WinDockerTools.Commands.Hosts;

/// <summary>What installing and removing an engine have in common. One object for this machine.</summary>
public abstract class EngineSetupCommand : ChangeCommand
{
    const int Percent = 100;

    volatile WorkStatus status = new(0, null, "Setting the engine up", null);

    /// <summary>The folder of docker.exe and dockerd.exe; Docker among the program files without it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InstallPath { get; set; }

    private protected WorkStatus Status => status;

    private protected abstract Task RunAsync(IInstallTarget machine, CancellationToken stop);

    protected sealed override Task ProcessAsync(CancellationToken stop)
    {
        Elevation.Require("Docker engines as Windows services");
#if NET
        if (!OperatingSystem.IsWindows())
            return Task.CompletedTask;
#endif
        return RunAsync(new WindowsInstallTarget(), stop);
    }

    private protected string FullPath(string path) => SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);

    private protected void Downloading(string what, long done, long? all) =>
        status = new WorkStatus(all is > 0 and var size ? (int)(Percent * done / size) : 0, all is null ? null : Percent, what, null);
}
