using System;

namespace WinDockerTools.Engine.Common;

/// <summary>What went wrong, as a stable name: it becomes the ErrorId that scripts match on.</summary>
public enum FaultKind
{
    InputNotAnImage,
    ImageReferenceInvalid,
    ImageNotFound,
    ImageLayoutInvalid,
    ImageArchiveInvalid,
    ManifestInvalid,
    ManifestTooLarge,
    ManifestUnsupported,
    ManifestNestingTooDeep,
    DigestMismatch,
    UnexpectedFailure,

    AuthenticationRequired,
    AccessDenied,
    CredentialScopeAmbiguous,
    CredentialHelperFailed,
    DockerConfigInvalid,
    RegistryUnreachable,
    RegistryTimeout,
    RegistryFailed,
    RegistryRateLimited,
    RegistryResponseInvalid,
    RegistryCertificateInvalid,
    ProxyAuthenticationRequired,

    EngineUnreachable,
    EngineAccessDenied,
    EngineTimeout,
    EngineFailed,
    EngineEndpointUnsupported,
    EngineContextNotFound,
    EngineCertificateInvalid,
    EngineRefused,
    EngineDiskFull,
    ContainerImageMissing,
    HostCheckNotFound,
    DockerfileNotFound,
    DockerfileUnreadable,
    DockerfileRuleNotFound,
    DockerfileContextNotFound,
    DockerfileRepeated,
    BuildKitNotAvailable,
    EditFileNotFound,
    ImageBuildFailed,
    ImageBuildTimeout,
    DockerfileExists,
    DockerfileNotWritable,
    HostUnreachable,
    HostAccessDenied,
    HostTimeout,
    HostFailed,

    PlatformNotSupported,
    ProcessBitnessMismatch,
    ElevationRequired,
    ConfirmationRequired,
    ServicingUnavailable,
    ServicingBusy,
    RestartPending,
    RestartFailed,
    FeatureNotFound,
    FeaturePayloadMissing,
    FeatureChangeStopped,
    FeatureChangeFailed,
    InputNotAFeature,

    EnginePackageNotFound,
    EnginePackageInvalid,
    EngineHashRequired,
    EngineHashMismatch,
    EngineDownloadFailed,
    EngineVersionNotFound,
    EngineInstallFailed,
    EngineRemoveFailed,
    EngineDataNotRemoved,
    ServiceConflict,
    ServiceFailed,
    AccountNotAdded,
    DaemonConfigInvalid,

    WindowsVersionInvalid,
    NodeInvalid,
    ImageIncompatible,

    GoProjectNotFound,
    GoMainNotFound,
    GoDockerfileNotPossible,
    GoToolchainNotFound,
    GoBuildFailed,
    GoBuildOutOfMemory,
    GoBuildTimeout,
    GoBuildStopped,
    SourceUnreadable,
    SourceNotEditable,
    WorkFolderUnusable,
    BindMountRemote,
    ScenarioNotPossible,
    SecretInvalid,

    ActionGraphNotFound,
    ActionGraphInvalid,
    GoProfileMissing,

    NfsMountNotFound,
    NfsVolumeNotFound,
    MountNotAnswering,
    MountFailed,
    MountAccessDenied,
    MountBusy,
    MountChangeFailed,
    MountLost,
    MountRecordNotFound,
    MountRecordInvalid,
    MountRecordNotWritable,
    FstabNotChanged,
    MountPathNotFound,
    MountNotWritable,
    MountSpaceShort,
    MountMeasureTimeout,
    MountMeasureFailed,
    MountNotPossible,
    LinuxEngineRequired,
    ContainerShellMissing,
    NfsClientNotInstalled,
    NfsClientNotChanged,
    NfsClientHalfChanged,

    InputNotAGoBuild,
    ReportEmpty,
    ReportFormatUnknown,
    ReportExists,
    ReportFolderNotFound,
    ReportNotWritable,
}

/// <summary>A failure with a kind, the thing it is about, and the words of whoever reported it.</summary>
public sealed class FaultException(FaultKind kind, string subject, string detail, Exception? inner = null, string? message = null)
    : Exception(message ?? $"{subject}: {detail}", inner)
{
    /// <summary>The same fault in words for the user, who often reads nothing but an exception's message.</summary>
    public FaultException Saying(string message) => new(Kind, Subject, Detail, this, message);

    public FaultKind Kind { get; } = kind;

    /// <summary>The image, registry, host or file that the failure is about.</summary>
    public string Subject { get; } = subject;

    /// <summary>What was seen, including the server's own text where there is one. Never a secret.</summary>
    public string Detail { get; } = detail;
}
