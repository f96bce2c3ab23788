using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Commands.Builds;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Dockerfiles.Checking;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Rules;
using WinDockerTools.Shell;
using WinDockerTools.Shell.Completion;

namespace WinDockerTools.Commands.Dockerfiles;

/// <summary>A cmdlet that looks at Dockerfiles with rules.</summary>
public abstract class DockerfileCommand : ContainerCommand
{
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

    /// <summary>What builds the image; by default BuildKit for Linux and the classic builder for Windows.</summary>
    [Parameter]
    public DockerfileBuilder Builder { get; set; }

    /// <summary>Build arguments, as <c>docker build --build-arg</c> takes them.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable BuildArgument { get; set; } = [];

    /// <summary>The build context; the folder of each Dockerfile by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ContextPath { get; set; }

    /// <summary>Called once, before the files. May throw FaultException.</summary>
    private protected abstract void Prepare(IReadOnlyList<DockerfileRule> rules, CheckSettings settings);

    /// <summary>Called for each file. May throw FaultException.</summary>
    private protected abstract Task HandleAsync(string file, CancellationToken stop);

    protected override void BeginProcessing()
    {
        try
        {
            Prepare(
                new NamedSelection<DockerfileRule>(DockerfileRules.All, rule => rule.Id, FaultKind.DockerfileRuleNotFound, nameof(ExcludeRule)).Of(Rule, ExcludeRule),
                new CheckSettings
                {
                    Builder = Builder,
                    BuildArguments = VariableTable.Read(BuildArgument),
                    ContextPath = ContextPath is null ? null : DockerfilePaths.Context(ContextPath, Resolve(ContextPath)),
                    Today = DateTime.UtcNow.Date,
                });
        }
        catch (FaultException e)
        {
            ThrowTerminatingError(Errors.From(e));
        }
    }

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        var isLiteral = ParameterSetName == DockerfilePaths.LiteralSet;
        foreach (var given in isLiteral ? LiteralPath : Path)
        {
            foreach (var path in await OnPipelineAsync(() => DockerfilePaths.Resolve(this, given, isLiteral)).ConfigureAwait(false))
                await SearchAsync(given, path, stop).ConfigureAwait(false);
        }
    }

    async Task SearchAsync(string given, string path, CancellationToken stop)
    {
        try
        {
            foreach (var file in DockerfileSearch.Files(path, stop))
            {
                stop.ThrowIfCancellationRequested();
                await HandleAsync(file, stop).ConfigureAwait(false);
            }
        }
        catch (FaultException e)
        {
            await WriteErrorAsync(Errors.From(e, given)).ConfigureAwait(false);
        }
    }
}
