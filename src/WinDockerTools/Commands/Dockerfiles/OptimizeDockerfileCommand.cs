using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Dockerfiles.Checking;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Rewriting;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;
using WinDockerTools.Engine.Dockerfiles.Writing;
using WinDockerTools.Engine.Dockerfiles.Rules;

namespace WinDockerTools.Commands.Dockerfiles;

/// <summary>Rewrites Dockerfiles so that they build faster and ship less, while what runs stays the same.</summary>
[Cmdlet(VerbsCommon.Optimize, "Dockerfile", DefaultParameterSetName = DockerfilePaths.PatternSet, SupportsShouldProcess = true)]
[OutputType(typeof(OptimizedDockerfile))]
public sealed class OptimizeDockerfileCommand : DockerfileCommand
{
    DockerfileOptimizer optimizer = null!;
    string? output;
    string? first;

    /// <summary>Write the new file in place of the old one, which is kept beside it; or overwrite the file of -OutputPath.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Write the new file here.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutputPath { get; set; }

    /// <summary>The base of a final stage that is added; by default one that fits the program.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? RuntimeImage { get; set; }

    /// <summary>Paths of the image that the final stage is to hold besides what is known to be needed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Keep { get; set; } = [];

    /// <summary>What containers of the image run on; by default what the file tells.</summary>
    [Parameter]
    public DockerfilePlatform Target { get; set; }

    /// <summary>The stage to build; the last by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Stage { get; set; }

    private protected override void Prepare(IReadOnlyList<DockerfileRule> rules, CheckSettings settings)
    {
        if (OutputPath is not null)
            output = Resolve(OutputPath) ?? throw new FaultException(FaultKind.DockerfileNotWritable, OutputPath, "there is no such drive");
        optimizer = new(rules, new RewriteSettings
        {
            Check = settings with { Target = Stage, TargetPlatform = Target == DockerfilePlatform.Auto ? null : Target == DockerfilePlatform.Windows ? "windows/amd64" : "linux/amd64" },
            RuntimeImage = RuntimeImage,
            Keep = Keep,
        });
    }

    private protected override async Task HandleAsync(string file, CancellationToken stop)
    {
        var content = DockerfileText.Open(file);
        var result = optimizer.Optimize(file, content.Text);
        if ((output is not null || (Force && result.IsChanged)) && await OnPipelineAsync(() => ShouldProcess(output ?? file, "Write the optimized Dockerfile")).ConfigureAwait(false))
            result = Write(result, content);
        await WriteAsync(result).ConfigureAwait(false);
    }

    OptimizedDockerfile Write(OptimizedDockerfile result, DockerfileContent content)
    {
        if (output is not null && first is not null)
            throw new FaultException(FaultKind.DockerfileExists, output, $"it holds what '{first}' became; -OutputPath takes one Dockerfile");
        first = result.Path;
        var path = output ?? result.Path;
        if (!content.IsExact)
            throw new FaultException(FaultKind.DockerfileNotWritable, path, $"'{result.Path}' holds bytes that are no text in its encoding, and would not come back the same");
        var backup = DockerfileOutput.Write(path, content.Bytes(result.After), Force);
        return result with { OutputPath = path, BackupPath = backup };
    }
}
