using System;
using System.Linq;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Windows;

namespace WinDockerTools.Engine.Hosts;

/// <summary>Makes a host of what an engine says, and of what Windows itself says.</summary>
static class HostDescription
{
    // moby daemon/containerd: the one mark of the containerd image store.
    const string ContainerdMark = "io.containerd.snapshotter.v1";

    /// <summary>
    /// A machine by its engine, completed by <paramref name="windows"/>: the registry of the engine's own machine,
    /// where that can be read.
    /// </summary>
    public static ContainerHost Of(DockerEndpoint endpoint, EngineInfo info, WindowsRegistryFacts? windows)
    {
        var isWindows = info.OSType == "windows";
        return new ContainerHost
        {
            Name = Known(info.Name),
            Endpoint = endpoint.ToString(),
            Context = endpoint.Context,
            EngineVersion = Known(info.EngineVersion),
            ApiVersion = Known(info.ApiVersion),
            OS = Known(info.OSType),
            Version = isWindows ? VersionOf(info, windows?.Version) : null,
            Product = isWindows ? WindowsDescription.Product(info.OperatingSystem) : WindowsProduct.Unknown,
            OperatingSystem = Known(info.OperatingSystem),
            Architecture = ProcessorName.FromKernel(info.Architecture),
            DefaultIsolation = info.Isolation switch
            {
                "process" => ContainerIsolation.Process,
                "hyperv" => ContainerIsolation.HyperV,
                _ => null,
            },
            StorageDriver = Known(info.Driver),
            ImageStore = info.Driver.Length == 0 ? null
                : info.DriverStatus.Contains(("driver-type", ContainerdMark)) ? ImageStore.Containerd : ImageStore.Classic,
            Runtime = Known(info.DefaultRuntime),
            IsDockerDesktop = info.OperatingSystem == "Docker Desktop"
                || info.Labels.Any(label => label.StartsWith("com.docker.desktop.address=", StringComparison.Ordinal)),
        };
    }

    /// <summary>A Windows machine without an engine in reach.</summary>
    public static ContainerHost Of(WindowsRegistryFacts windows)
    {
        // "Server", "Server Core" and "Nano Server" beside "Client".
        var product = windows.InstallationType switch
        {
            null => WindowsProduct.Unknown,
            "Client" => WindowsProduct.Client,
            var type => type.IndexOf("Server", StringComparison.OrdinalIgnoreCase) >= 0 ? WindowsProduct.Server : WindowsProduct.Unknown,
        };
        return new ContainerHost
        {
            Name = Environment.MachineName,
            OS = "windows",
            Version = windows.Version,
            Product = product,
            OperatingSystem = WindowsDescription.Write(product, windows.DisplayVersion, windows.Version),
            Architecture = ProcessorName.OfThisMachine,
        };
    }

    static Version? VersionOf(EngineInfo info, Version? local)
    {
        var (build, revision) = WindowsDescription.Build(info.OperatingSystem);
        if (!Version.TryParse(info.OSVersion, out var version) || version.Build < 0)
        {
            if (build is null)
                return null;
            version = new Version(10, 0, build.Value);
        }
        if (version.Revision >= 0)
            return version;
        if (revision is not null && build == version.Build)
            return WithRevision(version, revision.Value);
        return local is { Revision: >= 0 } && local.Build == version.Build ? WithRevision(version, local.Revision) : version;
    }

    static Version WithRevision(Version version, int revision) => new(version.Major, version.Minor, version.Build, revision);

    static string? Known(string text) => text.Length == 0 ? null : text;
}
