using System;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Module;

/// <summary>What needs Windows, on another system.</summary>
public sealed class OtherSystemTests : IDisposable
{
    readonly EngineSession session = new();

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("Enable-ContainerHostFeatures -WhatIf")]
    [InlineData("Enable-ContainerHostFeatures HyperV -Force -Restart")]
    [InlineData("Disable-ContainerHostFeature -Force")]
    [InlineData("'Wsl2' | Enable-ContainerHostFeatures -Force")]
    public void Windows_features_are_an_error_that_says_where_they_are(string script)
    {
        var result = session.Run(script);

        Assert.Equal(["PlatformNotSupported"], result.ErrorIds);
        Assert.Contains("Invoke-Command", result.Errors[0].ToString(), StringComparison.Ordinal);
    }
}
