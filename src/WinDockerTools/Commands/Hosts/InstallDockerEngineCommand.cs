using System;
using System.Collections;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Hosts.Installation;
using WinDockerTools.Engine.Platform.Http;

namespace WinDockerTools.Commands.Hosts;

/// <summary>Installs a Docker engine on this Windows machine, or another version of it.</summary>
[Cmdlet(VerbsLifecycle.Install, "DockerEngine", DefaultParameterSetName = "Version", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(DockerEngineInstallation))]
public sealed class InstallDockerEngineCommand : EngineSetupCommand
{
    /// <summary>A zip of Docker's static binaries for Windows.</summary>
    [Parameter(ParameterSetName = "Path", Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Where such a zip is downloaded from.</summary>
    [Parameter(ParameterSetName = "Uri", Mandatory = true)]
    [ValidateNotNull]
    public Uri? Uri { get; set; }

    /// <summary>A version of the index, such as 28.3.0; the newest release without it.</summary>
    [Parameter(ParameterSetName = "Version")]
    [ValidateNotNullOrEmpty]
    public string? Version { get; set; }

    /// <summary>The page that lists the packages; Docker's own without it.</summary>
    [Parameter(ParameterSetName = "Version")]
    [ValidateNotNull]
    public Uri IndexUri { get; set; } = DownloadIndex.Official;

    /// <summary>The package's SHA-256 in hexadecimal. Nothing is installed where it is another.</summary>
    [Parameter]
    [ValidatePattern("^[0-9A-Fa-f]{64}$")]
    public string? Sha256 { get; set; }

    /// <summary>Installs without a hash to compare with.</summary>
    [Parameter]
    public SwitchParameter AllowUnverified { get; set; }

    /// <summary>Settings to add to daemon.json, which stays as it is otherwise.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Configuration { get; set; }

    /// <summary>A local group whose members may use the engine.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Group { get; set; }

    /// <summary>Accounts that may use the engine, put into that group; without -Group into the one that daemon.json names, else into docker-users.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Account { get; set; } = [];

    private protected override async Task RunAsync(IInstallTarget machine, CancellationToken stop)
    {
        using var download = new FileDownload();
        var installer = new DockerEngineInstaller(machine, new PackageGetter(download, Downloading), Request(), TimeProvider.System);
        var plan = await WaitAsync(installer.PlanAsync(stop), () => Status).ConfigureAwait(false);
        if (!await MayAsync(machine.ComputerName, Action(plan)).ConfigureAwait(false))
            return;
        await WriteAsync(await WaitAsync(installer.InstallAsync(plan, stop), () => Status).ConfigureAwait(false)).ConfigureAwait(false);
    }

    InstallRequest Request() => new(new PackageSource(Path is null ? null : FullPath(Path), Uri, IndexUri, Version))
    {
        Sha256 = Sha256,
        AllowUnverified = AllowUnverified,
        InstallPath = InstallPath is null ? null : FullPath(InstallPath),
        Settings = Configuration is null ? [] : SettingsTable.Read(Configuration),
        Group = Group,
        Accounts = Account,
    };

    string Action(InstallPlan plan)
    {
        var what = plan.Chosen is { } chosen ? $"Docker engine {chosen.Text}" : $"the Docker engine of '{(object?)Path ?? Uri}'";
        return plan.IsBroken ? $"Take back what an earlier call left unfinished, and install {what}"
            : plan.IsPresent ? $"Set up {what}, which is installed"
            : plan.Present is { } present ? $"Install {what} in place of {present}"
            : $"Install {what}";
    }
}
