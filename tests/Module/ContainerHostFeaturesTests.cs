using System;
using System.Linq;
using System.Management.Automation;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Module;

/// <summary>What the two cmdlets are on any system; what they do is shown on Windows.</summary>
public sealed class ContainerHostFeaturesTests : IDisposable
{
    readonly EngineSession session = new();

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("Enable-ContainerHostFeatures")]
    [InlineData("Disable-ContainerHostFeatures")]
    public void They_ask_before_they_change_anything(string name)
    {
        var data = session.Run("param($n) [System.Management.Automation.CommandMetadata]::new((Get-Command $n))", ("n", name)).ThrowIfFailed().Single;

        Assert.Equal((true, ConfirmImpact.High), (data.Value("SupportsShouldProcess"), data.Value("ConfirmImpact")));
    }

    [Theory]
    [InlineData("Enable")]
    [InlineData("Disable")]
    public void They_are_found_by_the_singular_too(string verb) => Assert.Equal(
        $"{verb}-ContainerHostFeatures", session.Run($"(Get-Command {verb}-ContainerHostFeature).Definition").ThrowIfFailed().Single.BaseObject);

    [Theory]
    [InlineData("Enable-ContainerHostFeatures -Feature Ws", "Wsl2 Microsoft-Windows-Subsystem-Linux")]
    [InlineData("Enable-ContainerHostFeatures Containers-", "Containers-HNS Containers-SDN")]
    [InlineData("Disable-ContainerHostFeatures Nfs", "NfsClient ClientForNFS-Infrastructure ServicesForNFS-ClientOnly")]
    public void Names_complete(string line, string expected) => Assert.Equal(
        expected.Split(' '),
        session.Run("param($line) [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText", ("line", line))
            .ThrowIfFailed().Output.Select(item => item.ToString()));

    [Theory]
    [InlineData("42 | Enable-ContainerHostFeatures -Force", "42")]
    [InlineData("[pscustomobject]@{ Feature = 'Containers' } | Disable-ContainerHostFeatures -Force", "Containers")]
    [InlineData("[pscustomobject]@{ Feature = 'Containers'; Before = 'Nonsense'; After = 'Enabled' } | Disable-ContainerHostFeatures -Force", "Nonsense")]
    public void What_is_no_feature_is_an_error_about_it(string script, string named)
    {
        var result = session.Run(script);

        Assert.Null(result.Failure);
        Assert.Equal(["InputNotAFeature"], result.ErrorIds);
        Assert.Contains(named, result.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@() | Enable-ContainerHostFeatures -Force")]
    [InlineData("[pscustomobject]@{ Feature = 'Containers'; Before = 'Enabled'; After = 'Enabled' } | Disable-ContainerHostFeatures -Force")]
    [InlineData("[pscustomobject]@{ Feature = 'Containers'; Before = 'Disabled'; After = 'Enabled' } | Enable-ContainerHostFeatures -Force")]
    public void Where_nothing_is_to_be_put_back_nothing_is_begun(string script) => Assert.Empty(session.Run(script).ThrowIfFailed().Output);
}
