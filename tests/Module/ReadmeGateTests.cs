using System;
using System.IO;
using System.Linq;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Module;

/// <summary>
/// The very line that README gives for a pipeline, run as an Azure DevOps PowerShell task runs it: errors stop the
/// script, and variables of the pipeline are in the environment.
/// </summary>
[Trait("Needs", "dotnet")]
public sealed class ReadmeGateTests
{
    static readonly string Line = File.ReadLines(Path.Combine(Repository.Root, "README.md"))
        .Single(line => line.Contains("-Strict", StringComparison.Ordinal) && line.StartsWith("Import-Module WinDockerTools; ", StringComparison.Ordinal));

    static (int ExitCode, string Output, string Error) Gate(string? sample, string before = "$ErrorActionPreference = 'stop'; ") => ShellProcess.Start(
        ["-Command", before + Line],
        ("PSModulePath", Path.Combine(Repository.Root, "out")),
        ("IMAGE", sample is null ? "" : Path.Combine(Repository.Root, "samples", "images", sample)));

    [Fact]
    public void The_gate_lets_an_image_pass_that_runs() => Assert.Equal(0, Gate("go-service").ExitCode);

    [Theory]
    [InlineData("$ErrorActionPreference = 'stop'; ")]
    [InlineData("")]
    public void The_gate_fails_by_itself_and_says_why(string before)
    {
        var (exitCode, output, error) = Gate("framework-sdk", before);

        Assert.Equal(1, exitCode);
        Assert.Contains("Incompatible", output, StringComparison.Ordinal);
        Assert.Contains("the image's build 26100 is newer than the host's 20348", error, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("no-such-layout", "no such file or folder")]
    [InlineData(null, "is not an image")]
    public void The_gate_fails_when_nothing_was_judged(string? sample, string reason)
    {
        var (exitCode, _, error) = Gate(sample);

        Assert.Equal(1, exitCode);
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_pipeline_has_the_same_line() =>
        Assert.Contains(Line, File.ReadLines(Path.Combine(Repository.Root, "samples", "azure-pipelines", "compatibility-gate.yml")).Select(line => line.Trim()));
}
