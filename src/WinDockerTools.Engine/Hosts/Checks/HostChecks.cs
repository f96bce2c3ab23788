using System.Collections.Generic;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>Every check by one line, in the order in which a host is mended.</summary>
static class HostChecks
{
    public static IReadOnlyList<HostCheckRule> All { get; } =
    [
        WindowsVersionFits.Rule,
        ContainersFeature.Rule,
        IsolationAvailable.Rule,
        HyperVResources.Rule,
        RestartPending.Rule,
        EngineService.Rule,
        EngineReachable.Rule,
        EngineAccess.Rule,
        EngineVersion.Rule,
        EngineMode.Rule,
        DaemonConfigValid.Rule,
        DaemonConfigEffective.Rule,
        StorageDriver.Rule,
        DiskSpace.Rule,
        BaseImages.Rule,
        FileSystemDrivers.Rule,
        VirusScanner.Rule,
        ControlGroupVersion.Rule,
        ResourceLimits.Rule,
        EngineWarnings.Rule,
        DockerCommand.Rule,
        Builder.Rule,
        ProxySettings.Rule,
        ContainerNetworks.Rule,
        NetworkOverlap.Rule,
        TimeSkew.Rule,
        ProjectLocation.Rule,
        SharedFolderLocks.Rule,
        DrivesWritable.Rule,
        IgnoredTcpSettings.Rule,
        EventSource.Rule,
        EngineEvents.Rule,
    ];
}
