using System.Collections.Generic;
using System.Management.Automation;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Shell;

/// <summary>Every error of the module: its category and what the user can do next. The kind's name is the ErrorId.</summary>
static class Errors
{
    /// <summary>An error about <paramref name="target"/>, the user's own input, else about what the fault names.</summary>
    public static ErrorRecord From(FaultException fault, object? target = null)
    {
        var (category, what, next) = Table[fault.Kind];
        var message = $"{string.Format(System.Globalization.CultureInfo.InvariantCulture, what, fault.Subject)}: {fault.Detail.TrimEnd('.')}. {next}";
        return new ErrorRecord(fault.Saying(message), fault.Kind.ToString(), category, target ?? fault.Subject);
    }

    internal static readonly IReadOnlyDictionary<FaultKind, (ErrorCategory Category, string What, string Next)> Table =
        new Dictionary<FaultKind, (ErrorCategory, string, string)>
        {
            [FaultKind.InputNotAnImage] = (ErrorCategory.InvalidType, "'{0}' is not an image",
                "Give a name such as mcr.microsoft.com/windows/nanoserver:ltsc2022, the path of an OCI layout or saved archive, or an object with an Image property."),
            [FaultKind.ImageReferenceInvalid] = (ErrorCategory.InvalidArgument, "'{0}' is not an image name",
                "A name is [registry/]repository[:tag][@digest]."),
            [FaultKind.ImageNotFound] = (ErrorCategory.ObjectNotFound, "No image '{0}'",
                "Check the name or path; a private repository answers the same to those who have not signed in."),
            [FaultKind.ImageLayoutInvalid] = (ErrorCategory.InvalidData, "The OCI layout '{0}' cannot be read",
                "Write it again, for example with 'skopeo copy docker://… oci:folder'."),
            [FaultKind.ImageArchiveInvalid] = (ErrorCategory.InvalidData, "The archive '{0}' cannot be read",
                "Write it again with 'docker save'."),
            [FaultKind.ManifestInvalid] = (ErrorCategory.InvalidData, "The manifest of '{0}' is not valid",
                "Push the image again, or ask the registry's owner."),
            [FaultKind.ManifestTooLarge] = (ErrorCategory.LimitsExceeded, "The manifest of '{0}' is too large",
                "No image needs that; ask the registry's owner what is served there."),
            [FaultKind.ManifestUnsupported] = (ErrorCategory.NotImplemented, "The manifest of '{0}' is of a kind that is not read",
                "OCI and Docker schema 2 images are; push the image again with a current client."),
            [FaultKind.ManifestNestingTooDeep] = (ErrorCategory.InvalidData, "The index of '{0}' is not valid",
                "Push the image again with an index that lists its manifests directly."),
            [FaultKind.UnexpectedFailure] = (ErrorCategory.NotSpecified, "'{0}' could not be judged, by a defect of this module",
                "Please report it with the output of 'Get-Error' (in Windows PowerShell '$Error[0].Exception | Format-List -Force')."),
            [FaultKind.DigestMismatch] = (ErrorCategory.SecurityError, "What was served for '{0}' is not what was asked for",
                "Do not use this image; tell the registry's owner, and look for a proxy that changes content."),

            [FaultKind.AuthenticationRequired] = (ErrorCategory.PermissionDenied, "The registry wants to know who asks for '{0}'",
                "Sign in with 'docker login', or give -Credential; a repository that does not exist is answered the same way by some registries."),
            [FaultKind.AccessDenied] = (ErrorCategory.PermissionDenied, "This account may not read '{0}'",
                "Use an account that may pull from the repository."),
            [FaultKind.CredentialScopeAmbiguous] = (ErrorCategory.InvalidArgument, "-Credential was not sent for '{0}'",
                "One credential belongs to one registry: make one call for each registry."),
            [FaultKind.CredentialHelperFailed] = (ErrorCategory.AuthenticationError, "The credential helper for '{0}' failed",
                "Run 'docker login' again, or give -Credential."),
            [FaultKind.DockerConfigInvalid] = (ErrorCategory.InvalidData, "The Docker configuration '{0}' cannot be read",
                "Mend the file, or set DOCKER_CONFIG to another folder."),
            [FaultKind.RegistryUnreachable] = (ErrorCategory.ConnectionError, "The registry '{0}' cannot be reached",
                "Check the name, the network and the proxy settings."),
            [FaultKind.RegistryTimeout] = (ErrorCategory.OperationTimeout, "The registry '{0}' did not answer in time",
                "Try again later."),
            [FaultKind.RegistryFailed] = (ErrorCategory.InvalidResult, "The registry '{0}' failed",
                "Try again later; the fault is on the registry's side."),
            [FaultKind.RegistryRateLimited] = (ErrorCategory.LimitsExceeded, "The registry '{0}' takes no more requests for now",
                "Wait, sign in for a higher limit, or ask a mirror."),
            [FaultKind.RegistryResponseInvalid] = (ErrorCategory.InvalidResult, "The answer of '{0}' is not one of a registry",
                "Check the name; a proxy or sign-in page may answer in its place."),
            [FaultKind.RegistryCertificateInvalid] = (ErrorCategory.SecurityError, "The certificate of '{0}' is not trusted",
                "Install the certificate authority that signed it; certificates are always verified."),
            [FaultKind.ProxyAuthenticationRequired] = (ErrorCategory.AuthenticationError, "The proxy on the way to '{0}' wants a password",
                "Put user and password into the proxy's address (HTTPS_PROXY), or sign in to the proxy."),

            [FaultKind.EngineUnreachable] = (ErrorCategory.ConnectionError, "No container engine answers at '{0}'",
                "Start the engine, choose another with -DockerHost or -Context, or name the hosts with -HostVersion."),
            [FaultKind.EngineAccessDenied] = (ErrorCategory.PermissionDenied, "This account may not use the container engine at '{0}'",
                "On Windows add it to the group named in daemon.json (key 'group'), for Docker Desktop to docker-users; on Linux to the group docker."),
            [FaultKind.EngineTimeout] = (ErrorCategory.OperationTimeout, "The container engine at '{0}' did not answer in time",
                "See whether 'docker info' answers; restart the engine if it does not."),
            [FaultKind.EngineFailed] = (ErrorCategory.InvalidResult, "The container engine at '{0}' failed",
                "Look into the engine's log."),
            [FaultKind.EngineEndpointUnsupported] = (ErrorCategory.NotImplemented, "The engine address '{0}' cannot be used",
                "npipe://, unix://, tcp:// and https:// addresses can; for ssh:// forward the socket and name that."),
            [FaultKind.EngineContextNotFound] = (ErrorCategory.ObjectNotFound, "No Docker context '{0}'",
                "See 'docker context ls'."),
            [FaultKind.EngineCertificateInvalid] = (ErrorCategory.SecurityError, "The certificates for the engine '{0}' do not fit",
                "Check ca.pem, cert.pem and key.pem in DOCKER_CERT_PATH or the context."),
            [FaultKind.EngineRefused] = (ErrorCategory.InvalidArgument, "The container engine at '{0}' refuses what was asked",
                "Change what its words name."),
            [FaultKind.EngineDiskFull] = (ErrorCategory.ResourceUnavailable, "The disk of the container engine at '{0}' is full",
                "Free some, for example with 'docker system prune'."),
            [FaultKind.ContainerImageMissing] = (ErrorCategory.ObjectNotFound, "The engine has no image '{0}'",
                "Fetch it with 'docker pull', or 'docker load -i' where there is no network; this cmdlet pulls nothing."),
            [FaultKind.HostCheckNotFound] = (ErrorCategory.ObjectNotFound, "No check '{0}'",
                "Get-Help Test-ContainerHost tells what each of them looks for; names complete with the Tab key."),

            [FaultKind.WindowsVersionInvalid] = (ErrorCategory.InvalidArgument, "'{0}' is no Windows version",
                "Give a version such as 10.0.20348.2700, a build such as 20348, or a name such as WS2022, ltsc2025 or Win11-24H2."),
            [FaultKind.NodeInvalid] = (ErrorCategory.InvalidType, "'{0}' is not a Kubernetes node",
                "Give the output of 'kubectl get nodes -o json | ConvertFrom-Json'."),
            [FaultKind.ImageIncompatible] = (ErrorCategory.InvalidResult, "The image '{0}' is not sure to run",
                "The result object of this pair tells more."),

            [FaultKind.GoProjectNotFound] = (ErrorCategory.ObjectNotFound, "No Go project in '{0}'",
                "Give the folder of a module (with go.mod), or one below the src of a GOPATH."),
            [FaultKind.GoToolchainNotFound] = (ErrorCategory.NotInstalled, "No Go toolchain in '{0}'",
                "Give an image with Go on its PATH, such as golang:1.24; for the host install Go, or leave the scenario out."),
            [FaultKind.GoBuildFailed] = (ErrorCategory.InvalidResult, "The build of '{0}' failed",
                "Mend what the go command names."),
            [FaultKind.GoBuildOutOfMemory] = (ErrorCategory.LimitsExceeded, "The build of '{0}' was killed for want of memory",
                "Give it more with -Memory, or let it use less: -GoArgument '-p=1', or -Environment @{ GOGC = '50' }."),
            [FaultKind.GoBuildTimeout] = (ErrorCategory.OperationTimeout, "The build of '{0}' did not end in time",
                "Raise -TimeoutSec, or the limits of CPU and memory."),
            [FaultKind.GoBuildStopped] = (ErrorCategory.OperationStopped, "The build of '{0}' was ended from outside",
                "See who stops containers there, and whether the engine was restarted."),
            [FaultKind.SourceUnreadable] = (ErrorCategory.ReadError, "The sources '{0}' cannot be read",
                "Check the permissions, or leave the file out with .dockerignore."),
            [FaultKind.SourceNotEditable] = (ErrorCategory.InvalidArgument, "The package '{0}' cannot be edited",
                "Name a package of the project with -Package, or leave Edit out of -State."),
            [FaultKind.WorkFolderUnusable] = (ErrorCategory.WriteError, "The temporary folder '{0}' cannot be used",
                "Make room there, or name another one in TMPDIR (on Windows in TMP)."),
            [FaultKind.BindMountRemote] = (ErrorCategory.InvalidOperation, "The scenario '{0}' mounts a folder of this machine",
                "Use scenarios that copy the sources, such as Plain or CacheVolume, or an engine on this machine."),
            [FaultKind.ScenarioNotPossible] = (ErrorCategory.InvalidOperation, "The scenario '{0}' is not possible here",
                "Leave it out; the others go on."),
            [FaultKind.SecretInvalid] = (ErrorCategory.InvalidArgument, "The secret '{0}' cannot be used",
                "Give -Secret @{ Netrc = path; SshAgent = $true or path; GoPrivate = patterns }, each where it is needed."),

            [FaultKind.ActionGraphNotFound] = (ErrorCategory.ObjectNotFound, "No action graph '{0}'",
                "Make one with 'go build -debug-actiongraph=FILE', or give the project's folder as -Path."),
            [FaultKind.ActionGraphInvalid] = (ErrorCategory.InvalidData, "The action graph '{0}' cannot be read",
                "Make it again with 'go build -debug-actiongraph=FILE', and let the build end."),
            [FaultKind.GoProfileMissing] = (ErrorCategory.InvalidArgument, "The measurement '{0}' holds no profile",
                "Run Measure-GoBuildInContainer with -Explain."),

            [FaultKind.InputNotAGoBuild] = (ErrorCategory.InvalidType, "'{0}' is no measurement or profile of a Go build",
                "Pipe what Measure-GoBuildInContainer and Get-GoBuildProfile give, in the session that made it."),
            [FaultKind.ReportEmpty] = (ErrorCategory.InvalidData, "No report '{0}' was written",
                "Pipe what Measure-GoBuildInContainer or Get-GoBuildProfile gives; look for errors that came before this one."),
            [FaultKind.ReportFormatUnknown] = (ErrorCategory.InvalidArgument, "The name '{0}' does not tell the format of the report",
                "Name the file .html, .json or .md, or give -Format."),
            [FaultKind.ReportExists] = (ErrorCategory.ResourceExists, "The report '{0}' was not written",
                "Give -Force to overwrite it, or another -Path."),
            [FaultKind.ReportFolderNotFound] = (ErrorCategory.ObjectNotFound, "No folder for the report '{0}'",
                "Make the folder first, or give another -Path."),
            [FaultKind.ReportNotWritable] = (ErrorCategory.WriteError, "The report '{0}' cannot be written",
                "Check the permissions and the disk, or give another -Path."),
        };
}
