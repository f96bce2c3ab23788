namespace WinDockerTools.Engine.Compatibility;

/// <summary>Every rule by name, each with its source.</summary>
static class Rules
{
    const string Docs = "learn.microsoft.com/virtualization/windowscontainers/deploy-containers/version-compatibility";
    const string Hcsshim = "microsoft/hcsshim osversion/platform_compat_windows.go";

    public static readonly CompatibilityRule SameBuild = new("SameBuild", $"{Docs}; {Hcsshim}");
    public static readonly CompatibilityRule LtscWindow = new("LtscWindow", $"{Docs}; {Hcsshim}");
    public static readonly CompatibilityRule NewerImage = new("NewerImage", $"{Docs}; moby/moby daemon/internal/distribution/pull_v2_windows.go");
    public static readonly CompatibilityRule HyperVRunsOlder = new("HyperVRunsOlder", Docs);
    public static readonly CompatibilityRule NodesRunProcess = new("NodesRunProcess", "kubernetes.io/docs/concepts/windows/intro; Azure/AKS#4447");
    public static readonly CompatibilityRule Windows11Release25H2 = new("Windows11Release25H2", $"{Docs} (both run); {Hcsshim} (ltsc2022 does not); microsoft/hcsshim#2566 (ltsc2022 runs, ltsc2025 fails)");
    public static readonly CompatibilityRule BeyondLastLtsc = new("BeyondLastLtsc", $"{Hcsshim} (does not run); containerd/platforms v1.0.0-rc.5 (runs)");
    public static readonly CompatibilityRule Server2016Revision = new("Server2016Revision", Docs);
    public static readonly CompatibilityRule Windows10Siblings = new("Windows10Siblings", "microsoft/navcontainerhelper HelperFunctions.ps1; microsoft/Windows-Containers#406");
    public static readonly CompatibilityRule ClientBefore1809 = new("ClientBefore1809", "learn.microsoft.com/virtualization/windowscontainers/manage-containers/hyperv-container");
    public static readonly CompatibilityRule VersionNotSaid = new("VersionNotSaid", "opencontainers/image-spec image-index.md");
    public static readonly CompatibilityRule OperatingSystem = new("OperatingSystem", "moby/moby daemon/internal/distribution/pull_v2.go");
    public static readonly CompatibilityRule Architecture = new("Architecture", "opencontainers/image-spec image-index.md");
    public static readonly CompatibilityRule NotAnImage = new("NotAnImage", "opencontainers/image-spec manifest.md");
    public static readonly CompatibilityRule NothingToPull = new("NothingToPull", "moby/moby daemon/internal/distribution/pull_v2_windows.go; containerd/platforms");
}
