namespace WinDockerTools;

/// <summary>What runs an engine.</summary>
public enum ContainerBackend
{
    Unknown,

    /// <summary>The system itself: a service of Windows, or a Linux, also one inside Windows that is not Docker Desktop's.</summary>
    Native,

    /// <summary>Docker Desktop: its virtual machine on Linux and macOS, and Windows containers, which run on the host itself.</summary>
    DockerDesktop,

    /// <summary>Docker Desktop in the Windows Subsystem for Linux.</summary>
    DockerDesktopWsl2,

    /// <summary>Docker Desktop in a virtual machine of Hyper-V.</summary>
    DockerDesktopHyperV,
}
