using System;
using System.IO;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Installation;

/// <summary>Where the parts of an installation are.</summary>
sealed record EngineLayout(string InstallPath, string ProgramData)
{
    /// <summary>The name that dockerd registers itself under, and that its own messages use.</summary>
    public const string Service = "docker";

    /// <summary>The group that Docker Desktop too lets use its engine.</summary>
    public const string UsualGroup = PipeFacts.UsualGroup;

    public static EngineLayout Of(IInstallTarget machine, string? installPath) =>
        new((installPath ?? Path.Combine(machine.ProgramFiles, "Docker")).TrimEnd('\\', '/'), machine.ProgramData);

    public string Daemon => Path.Combine(InstallPath, EnginePackage.Daemon);

    /// <summary>Beside the folder, so that it can take its place in one step.</summary>
    public string Staged => InstallPath + ".new";

    public string Replaced => InstallPath + ".old";

    /// <summary>docs.docker.com/engine/daemon: the data of Windows engines.</summary>
    public string Data => Path.Combine(ProgramData, "docker");

    public string ConfigurationFile => Path.Combine(Data, "config", "daemon.json");

    /// <summary>Where a package is downloaded to: nobody but administrators may write among the program files.</summary>
    public string Work => InstallPath + ".package";

    /// <summary>The same is needed of the way back, which is gone with an administrator's rights.</summary>
    public string Journal => InstallPath + ".journal";

    /// <summary>Whether the service is there. Throws FaultException (ServiceConflict) where it is another installation's.</summary>
    public bool HasService(IInstallTarget machine)
    {
        var command = machine.ServiceCommand(Service);
        return command is null || command.TrimStart('"').StartsWith(Daemon, StringComparison.OrdinalIgnoreCase)
            ? command is not null
            : throw new FaultException(FaultKind.ServiceConflict, Service, $"it runs {command}, which is not in {InstallPath}");
    }
}
