using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Commands.Images;
using WinDockerTools.Engine.Dockerfiles.Checking;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Rules;
using WinDockerTools.Shell;
using WinDockerTools.Shell.Completion;

namespace WinDockerTools.Commands.Dockerfiles;

/// <summary>Finds what costs time, space or safety in Dockerfiles.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Dockerfile", DefaultParameterSetName = DockerfilePaths.PatternSet)]
[OutputType(typeof(DockerfileFinding))]
public sealed class TestDockerfileCommand : DockerfileCommand
{
    DockerfileChecker checker = null!;

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

    /// <summary>The stage to build; the last by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Target { get; set; }

    private protected override void Prepare(IReadOnlyList<DockerfileRule> rules, CheckSettings settings) => checker = new(
        rules,
        settings with { Hosts = [.. ContainerHost.Select(HostPlatforms.Of), .. HostVersion.Select(HostPlatforms.Of)], Target = Target },
        RulePages.Folder);

    private protected override async Task HandleAsync(string file, CancellationToken stop)
    {
        foreach (var finding in checker.Check(file, DockerfileText.Read(file)).Where(finding => Severity.Length == 0 || Severity.Contains(finding.Severity)))
            await WriteAsync(finding).ConfigureAwait(false);
    }
}
