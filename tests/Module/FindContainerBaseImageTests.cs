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
    public void A_full_image_is_not_there_because_a_smaller_one_is()
    {
        using var engine = new StandInWindowsEngine("10.0.17763", "Microsoft Windows Server Version 1809 (OS Build 17763.9020)",
            images: new StandInImage("mcr.microsoft.com/windows/servercore:ltsc2019", "10.0.17763.9020"));

        var lines = session.Run("param($h) Find-ContainerBaseImage -DockerHost $h -PreferLocal", ("h", engine.DockerHost)).ThrowIfFailed().Output;

        Assert.Equal(["mcr.microsoft.com/windows/servercore:ltsc2019"], lines.Where(line => line.Value("IsLocal") is true).Select(line => (string)line.Value("Image")!));
    }

    [Theory]
    [InlineData("$env:DOCKER_HOST = $h; Find-ContainerBaseImage WS2025 -PreferLocal -Family ServerCore; $env:DOCKER_HOST = $null")]
    [InlineData("Get-ContainerHost $h | Find-ContainerBaseImage -PreferLocal -Family ServerCore")]
    public void What_is_held_is_asked_of_the_hosts_own_engine_else_of_the_one_in_reach(string script)
    {
        using var engine = new StandInWindowsEngine("10.0.26100", "Microsoft Windows Server Version 24H2 (OS Build 26100.33296)",
            images: new StandInImage("mcr.microsoft.com/windows/servercore:ltsc2022", "10.0.20348.5499"));

        Assert.EndsWith("ltsc2022", Images(session.Run("param($h) " + script, ("h", engine.DockerHost)))[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_out_of_support_say_so_and_come_before_none_that_are_supported()
    {
        var lines = session.Run("Find-ContainerBaseImage WS2019 -Isolation HyperV -Family ServerCore").ThrowIfFailed().Output;

        Assert.Equal(["ltsc2019", "1803", "1709"], lines.Where(line => Tag(line) != "ltsc2016").Select(Tag));
        Assert.Equal([true, false, false], lines.Where(line => Tag(line) != "ltsc2016").Select(line => (bool)line.Value("IsSupported")!));

        static string Tag(PSObject line) => ((string)line.Value("Image")!).Split(':')[1];
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
