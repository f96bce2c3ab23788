using System;
using System.Linq;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>What runs an engine, by its own words: settings of Docker Desktop are for its own eyes (docker/docs#23706).</summary>
static class EngineBackend
{
    // github.com/microsoft/WSL2-Linux-Kernel: 4.19 ends in the first, later ones in -microsoft-standard-WSL2, and own
    // builds in what CONFIG_LOCALVERSION says, which is -WSL2 where it was left.
    const string WslKernel = "microsoft-standard", WslEnd = "-WSL2";

    // github.com/linuxkit/linuxkit: the system of Docker Desktop's virtual machines.
    const string MachineKernel = "linuxkit";

    public static ContainerBackend Of(DockerEndpoint endpoint, EngineInfo info) =>
        info.OSType.Length == 0 ? ContainerBackend.Unknown
        : !IsDockerDesktop(info) ? ContainerBackend.Native
        : IsOfWsl(info.KernelVersion) ? ContainerBackend.DockerDesktopWsl2
        : IsOnWindows(endpoint) && Has(info.KernelVersion, MachineKernel) ? ContainerBackend.DockerDesktopHyperV
        : ContainerBackend.DockerDesktop;

    /// <summary>It says so itself; some versions do not with Windows containers.</summary>
    public static bool IsDockerDesktop(EngineInfo info) => info.OperatingSystem == "Docker Desktop"
        || info.Labels.Any(label => label.StartsWith("com.docker.desktop.address=", StringComparison.Ordinal));

    static bool IsOfWsl(string kernel) => Has(kernel, WslKernel) || kernel.EndsWith(WslEnd, StringComparison.OrdinalIgnoreCase);

    // macOS has other machines with the same system, and no pipes.
    static bool IsOnWindows(DockerEndpoint endpoint) => endpoint is { IsLocal: true, Address.Scheme: "npipe" };

    static bool Has(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
