using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Sources;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Compatibility;
using WinDockerTools.Engine.Dockerfiles.Generating;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Shell;
using WinDockerTools.Shell.Completion;

namespace WinDockerTools.Commands.Dockerfiles;

/// <summary>Writes a Dockerfile for a Go module that builds fast and ships small.</summary>
[Cmdlet(VerbsCommon.New, "GoDockerfile", SupportsShouldProcess = true)]
[OutputType(typeof(GoDockerfile))]
public sealed class NewGoDockerfileCommand : ContainerCommand
{
    const string OneImage = @"^[^\s'""]+\z";

    GoDockerfileRequest request = null!;
    string? output;
    string? first;

    /// <summary>Folders of Go modules, as they are written. The current folder by default.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = ["."];

    /// <summary>Main packages to build, as for the go command: <c>./cmd/api</c>, <c>./cmd/...</c>. All below the folder by default.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MainPackageCompleter))]
    public string[] Package { get; set; } = [];

    /// <summary>The file to write; by default Dockerfile in the module's folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutputPath { get; set; }

    /// <summary>Overwrite a Dockerfile that is there. Its content is kept beside it, in Dockerfile.bak.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The Go that builds it, such as <c>1.26</c> or <c>1.26.1</c>; by default what go.mod asks for, or the first later one with support.</summary>
    [Parameter]
    [ValidatePattern(@"^\d+\.\d+(\.\d+)?((rc|beta)\d+)?\z")]
    public string? GoVersion { get; set; }

    /// <summary>The image to build on; by default Docker's golang.</summary>
    [Parameter]
    [ValidatePattern(OneImage)]
    [ArgumentCompleter(typeof(ImageNameCompleter))]
    public string? BaseImage { get; set; }

    /// <summary>The image to ship on; by default the smallest that has what the programs need.</summary>
    [Parameter]
    [ValidatePattern(OneImage)]
    [ArgumentCompleter(typeof(ImageNameCompleter))]
    public string? RuntimeImage { get; set; }

    /// <summary>What the image runs on; Linux by default, Windows with -WindowsVersion or an image of Windows.</summary>
    [Parameter]
    public DockerfilePlatform Target { get; set; }

    /// <summary>The Windows version of the base images, such as <c>ltsc2022</c>, which is the default for Windows.</summary>
    [Parameter]
    [WindowsVersionTransformation]
    [ArgumentCompleter(typeof(WindowsVersionCompleter))]
    [ValidateCount(1, 1)]
    public WindowsVersion[] WindowsVersion { get; set; } = [];

    /// <summary>What builds the image; by default BuildKit for Linux and the classic builder for Windows.</summary>
    [Parameter]
    public DockerfileBuilder Builder { get; set; }

    /// <summary>Private modules, as GOPRIVATE takes them: their credentials come in as a secret that no layer keeps.</summary>
    [Parameter]
    [ValidatePattern(@"^[\w.*?/~:-]+\z")]
    public string[] Private { get; set; } = [];

    /// <summary>Private modules are fetched with the keys of an SSH agent instead.</summary>
    [Parameter]
    public SwitchParameter SshAgent { get; set; }

    /// <summary>Ports that the programs listen on, such as <c>8080</c> or <c>53/udp</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    public string[] Port { get; set; } = [];

    /// <summary>The user that the programs run as; by default one without rights.</summary>
    [Parameter]
    [ValidatePattern(@"^[^\s""']+\z")]
    public string? User { get; set; }

    protected override void BeginProcessing()
    {
        try
        {
            if (OutputPath is not null)
                output = Resolve(OutputPath) ?? throw new FaultException(FaultKind.DockerfileNotWritable, OutputPath, "there is no such drive");
            if (Port.FirstOrDefault(port => ExposedPorts.Parse(port) is null) is { } wrong)
                throw new FaultException(FaultKind.GoDockerfileNotPossible, wrong, "it is no port; one is a number up to 65535 or a range, perhaps with /tcp, /udp or /sctp");
            request = new GoDockerfileRequest
            {
                Packages = Package,
                GoVersion = GoVersion,
                BaseImage = BaseImage,
                RuntimeImage = RuntimeImage,
                Target = Target,
                Windows = WindowsVersion.Length == 0 ? null : Line(WindowsVersion[0]),
                Builder = Builder,
                Private = Private,
                UsesSsh = SshAgent,
                Ports = Port,
                User = User,
                Today = DateTime.UtcNow.Date,
            };
        }
        catch (FaultException e)
        {
            ThrowTerminatingError(Errors.From(e));
        }
    }

    static BaseImageLine Line(WindowsVersion version) => version.Problem is { } problem ? throw problem
        : BaseImageLines.OfBuild(version.Version.Build) ?? throw new FaultException(FaultKind.WindowsVersionInvalid, version.Name, "there are no base images of it");

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        foreach (var given in Path)
        {
            try
            {
                var folder = await FullPathAsync(given).ConfigureAwait(false) ?? throw new FaultException(FaultKind.GoProjectNotFound, given, "there is no such drive");
                await MakeAsync(folder, stop).ConfigureAwait(false);
            }
            catch (FaultException e)
            {
                await WriteErrorAsync(Errors.From(e, given)).ConfigureAwait(false);
            }
        }
    }

    async Task MakeAsync(string folder, CancellationToken stop)
    {
        var project = GoProject.Find(System.IO.Path.GetFileName(folder) == "go.mod" && File.Exists(folder) ? System.IO.Path.GetDirectoryName(folder)! : folder);
        if (project.IsGopath)
            throw new FaultException(FaultKind.GoDockerfileNotPossible, folder, "it has no go.mod (go mod init makes one)");
        var made = GoDockerfileGenerator.Make(project.Root, project.ModuleBelow, project.Below, output, request, stop);
        if (await OnPipelineAsync(() => ShouldProcess(made.Path, "Write a Dockerfile")).ConfigureAwait(false))
        {
            if (output is not null && first is not null)
                throw new FaultException(FaultKind.DockerfileExists, output, $"it holds what was made for '{first}'; -OutputPath takes one module");
            made = GoDockerfileFiles.Write(made, Force);
            first = folder;
        }
        await WriteAsync(made).ConfigureAwait(false);
    }
}
