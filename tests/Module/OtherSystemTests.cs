using System;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Module;

/// <summary>What needs Windows, on another system.</summary>
[Trait("Needs", "Linux")]
public sealed class OtherSystemTests : IDisposable
{
    readonly EngineSession session = new();

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("Enable-ContainerHostFeatures -WhatIf")]
    [InlineData("Enable-ContainerHostFeatures HyperV -Force -Restart")]
    [InlineData("Disable-ContainerHostFeature -Force")]
    [InlineData("'Wsl2' | Enable-ContainerHostFeatures -Force")]
    [InlineData("Install-DockerEngine -WhatIf")]
    [InlineData("Install-DockerEngine -Path x.zip -AllowUnverified")]
    [InlineData("Get-NfsMount -Client")]
    [InlineData("Optimize-NfsMount -Client -WhatIf")]
    [InlineData("Restore-NfsMount -Client")]
    [InlineData("Uninstall-DockerEngine -Force -RemoveData")]
    public void What_Windows_has_alone_is_an_error_that_says_where_it_is(string script)
    {
        var result = session.Run(script);

        Assert.Equal(["PlatformNotSupported"], result.ErrorIds);
        Assert.Contains("Invoke-Command", result.Errors[0].ToString(), StringComparison.Ordinal);
    }
}
