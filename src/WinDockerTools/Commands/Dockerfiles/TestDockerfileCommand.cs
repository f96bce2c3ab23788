using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Commands.Builds;
using WinDockerTools.Commands.Images;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Dockerfiles.Checking;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Rules;
using WinDockerTools.Shell;
using WinDockerTools.Shell.Completion;

namespace WinDockerTools.Commands.Dockerfiles;

/// <summary>Finds what costs time, space or safety in Dockerfiles.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Dockerfile", DefaultParameterSetName = DockerfilePaths.PatternSet)]
[OutputType(typeof(DockerfileFinding))]
public sealed class TestDockerfileCommand : ContainerCommand
{
    DockerfileChecker checker = null!;

    /// <summary>Dockerfiles, and folders to search; wildcards are allowed. The current folder by default.</summary>
    [Parameter(ParameterSetName = DockerfilePaths.PatternSet, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = ["."];

    /// <summary>The same, taken as they are written.</summary>
    [Parameter(ParameterSetName = DockerfilePaths.LiteralSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The rules to use, by name or pattern; all without it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(DockerfileRuleCompleter))]
    public string[] Rule { get; set; } = [];

    /// <summary>Rules to leave out, by name or pattern.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(DockerfileRuleCompleter))]
    public string[] ExcludeRule { get; set; } = [];

    /// <summary>Only findings of these severities.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public DockerfileSeverity[] Severity { get; set; } = [];

    /// <summary>Hosts on which the image is to run, as <c>Get-ContainerHost</c> describes them.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public ContainerHost[] ContainerHost { get; set; } = [];

    /// <summary>Windows versions on which the image is to run: <c>ltsc2022</c>, <c>20348</c>, <c>WS2025</c>, …</summary>
    [Parameter]
    [WindowsVersionTransformation]
    [ArgumentCompleter(typeof(WindowsVersionCompleter))]
    [ValidateNotNullOrEmpty]
    public WindowsVersion[] HostVersion { get; set; } = [];

    /// <summary>What builds the image; by default BuildKit for Linux and the classic builder for Windows.</summary>
    [Parameter]
    public DockerfileBuilder Builder { get; set; }

    /// <summary>Build arguments, as <c>docker build --build-arg</c> takes them.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable BuildArgument { get; set; } = [];

    /// <summary>The stage to build; the last by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Target { get; set; }

    /// <summary>The build context; the folder of each Dockerfile by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ContextPath { get; set; }

    protected override void BeginProcessing()
    {
        try
        {
            checker = Checker();
        }
        catch (FaultException e)
        {
            ThrowTerminatingError(Errors.From(e));
        }
    }

    DockerfileChecker Checker() => new(
        new NamedSelection<DockerfileRule>(DockerfileRules.All, rule => rule.Id, FaultKind.DockerfileRuleNotFound, nameof(ExcludeRule)).Of(Rule, ExcludeRule),
        new CheckSettings
        {
            Builder = Builder,
            Hosts = [.. ContainerHost.Select(HostPlatforms.Of), .. HostVersion.Select(HostPlatforms.Of)],
            BuildArguments = VariableTable.Read(BuildArgument),
            Target = Target,
            ContextPath = ContextPath is null ? null : Context(ContextPath),
            Today = DateTime.UtcNow.Date,
        },
        RulePages.Folder);

    string Context(string path) => Resolve(path) is { } full && Directory.Exists(full) ? full : throw new FaultException(FaultKind.DockerfileContextNotFound, path, "there is no such folder");

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        var isLiteral = ParameterSetName == DockerfilePaths.LiteralSet;
        foreach (var given in isLiteral ? LiteralPath : Path)
        {
            foreach (var path in await OnPipelineAsync(() => DockerfilePaths.Resolve(this, given, isLiteral)).ConfigureAwait(false))
                await CheckAsync(given, path, stop).ConfigureAwait(false);
        }
    }

    async Task CheckAsync(string given, string path, CancellationToken stop)
    {
        try
        {
            foreach (var file in DockerfileSearch.Files(path, stop))
            {
                stop.ThrowIfCancellationRequested();
                foreach (var finding in checker.Check(file, DockerfileText.Read(file)).Where(finding => Severity.Length == 0 || Severity.Contains(finding.Severity)))
                    await WriteAsync(finding).ConfigureAwait(false);
            }
        }
        catch (FaultException e)
        {
            await WriteErrorAsync(Errors.From(e, given)).ConfigureAwait(false);
        }
    }
}
