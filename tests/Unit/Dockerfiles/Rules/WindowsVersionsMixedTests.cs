using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class WindowsVersionsMixedTests
{
    [Fact]
    public void Commands_on_two_versions_are_found_at_the_newer_one()
    {
        var finding = Assert.Single(RuleFindings.Of("WindowsVersionsMixed",
            "# escape=`\nFROM golang:1.26-windowsservercore-ltsc2025 AS build\nRUN go build\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN dir\nCOPY --from=build C:/app.exe C:/\n"));

        Assert.Equal(2, finding.Line);
        Assert.Equal("FROM golang:1.26-windowsservercore-ltsc2022 AS build", finding.Fix);
        Assert.Contains("'stage-1'", finding.Message);
    }

    [Theory]
    [InlineData("FROM golang:1.26-windowsservercore-ltsc2025 AS build\nRUN go build\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY --from=build C:/app.exe C:/\n")]
    [InlineData("FROM golang:1.26-nanoserver-ltsc2022 AS build\nRUN go build\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY --from=build C:/app.exe C:/\nRUN dir\n")]
    [InlineData("FROM golang:1.26-nanoserver-ltsc2025 AS unused\nRUN go build\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nRUN dir\n")]
    [InlineData("FROM golang:1.26 AS build\nRUN go build\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY --from=build C:/app.exe C:/\nRUN dir\n")]
    public void Copies_one_version_and_stages_that_nobody_needs_are_left_alone(string text) => Assert.Empty(RuleFindings.Of("WindowsVersionsMixed", text));
}
