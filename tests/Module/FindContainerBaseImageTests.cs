using System;
using System.Linq;
using System.Management.Automation;
using WinDockerTools.Tests.Harness.Docker;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Module;

public sealed class FindContainerBaseImageTests : IDisposable
{
    readonly EngineSession session = new();

    public void Dispose() => session.Dispose();

    static string[] Images(SessionResult result) => [.. result.ThrowIfFailed().Output.Select(item => (string)item.Value("Image")!)];

    [Fact]
    public void The_line_of_the_host_comes_first_and_those_that_need_hyperv_after()
    {
        var result = session.Run("Find-ContainerBaseImage -HostVersion WS2025 -Family ServerCore");

        Assert.Equal(
            ["ltsc2025", "ltsc2022", "ltsc2019", "ltsc2016"],
            Images(result).Select(image => image.Split(':')[1]).Where(tag => tag.StartsWith("ltsc", StringComparison.Ordinal)));
        Assert.Equal("mcr.microsoft.com/windows/servercore:ltsc2025", Images(result)[0]);
        Assert.Equal(["Process", "Process", "HyperV"], result.Output.Take(3).Select(item => item.Value("Isolation")!.ToString()));
    }

    [Fact]
    public void Nothing_newer_than_the_host_is_offered() =>
        Assert.DoesNotContain(Images(session.Run("Find-ContainerBaseImage WS2019")), image => image.Contains("ltsc2022", StringComparison.Ordinal));

    [Fact]
    public void Support_dates_come_along()
    {
        var line = session.Run("Find-ContainerBaseImage ltsc2022 -Family NanoServer").ThrowIfFailed().Output[0];

        Assert.Equal(new DateTime(2031, 10, 14), line.Value("EndOfSupport"));
        Assert.Equal(new DateTime(2026, 10, 13), line.Value("MainstreamEnd"));
        Assert.Null(line.Value("IsLocal"));
    }

    [Fact]
    public void What_the_engine_holds_comes_first_on_request()
    {
        using var engine = new StandInWindowsEngine("10.0.26100", "Microsoft Windows Server Version 24H2 (OS Build 26100.33296)",
            images: new StandInImage("mcr.microsoft.com/windows/servercore:ltsc2022-amd64", "10.0.20348.5499"));

        var plain = session.Run("param($h) Find-ContainerBaseImage -DockerHost $h -Family ServerCore", ("h", engine.DockerHost));
        var local = session.Run("param($h) Find-ContainerBaseImage -DockerHost $h -Family ServerCore -PreferLocal", ("h", engine.DockerHost));

        Assert.EndsWith("ltsc2025", Images(plain)[0], StringComparison.Ordinal);
        Assert.EndsWith("ltsc2022", Images(local)[0], StringComparison.Ordinal);
        Assert.Equal(true, local.Output[0].Value("IsLocal"));
    }

    [Fact]
    public void Version_names_are_completed()
    {
        var completion = CommandCompletion.CompleteInput(
            "Find-ContainerBaseImage -HostVersion win11-24", 45, null, session.Shell(""));

        Assert.Equal(["Win11-24H2"], completion.CompletionMatches.Select(match => match.CompletionText));
    }

    [Fact]
    public void A_word_that_is_no_version_is_an_error() =>
        Assert.Equal(["WindowsVersionInvalid"], session.Run("Find-ContainerBaseImage WS2023").ErrorIds);
}
