using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Reading;
using Xunit;
using static WinDockerTools.Tests.Builds.Findings.Supplied;

namespace WinDockerTools.Tests.Builds.Findings;

public sealed class GoFlagsTests
{
    static string Write(string? variable, params string[] arguments) => string.Join(";", GoFlags
        .Of(Plain("A", arguments) with { Go = Go119 with { Flags = variable } }).Select(flag => $"{flag.Key}:{flag.Value}"));

    [Theory]
    [InlineData("p:1", "-p=1")]
    [InlineData("p:1", "-p", "1")]
    [InlineData("p:1", "--p", "1")]
    [InlineData("trimpath:;p:2", "-trimpath", "-p=2")]
    [InlineData("gcflags:a=-N b=-l", "-gcflags=a=-N", "-gcflags", "b=-l")]
    [InlineData("p:2", "-p=1", "-p=2")]
    [InlineData("ldflags:-s -w;race:", "-ldflags", "-s -w", "-race")]
    [InlineData("ldflags:-s", "-ldflags", "-s")]
    [InlineData("race:", "-race", "./cmd/app", "-p=1")]
    public void Flags_are_read_in_every_form_that_the_go_command_takes(string expected, params string[] arguments) =>
        Assert.Equal(expected, Write(null, arguments));

    [Theory]
    [InlineData("-mod=vendor -trimpath", "mod:vendor;trimpath:")]
    [InlineData("  ", "")]
    [InlineData(" -p=1\t-race\n", "p:1;race:")]
    public void GOFLAGS_is_read_as_the_go_command_reads_it(string variable, string expected) => Assert.Equal(expected, Write(variable));

    [Fact]
    public void The_command_line_goes_before_GOFLAGS() => Assert.Equal("p:4", Write("-p=1", "-p=4"));

    [Fact]
    public void Trimpath_can_be_switched_off()
    {
        Assert.True(GoFlags.Trims(GoFlags.Parse(["-trimpath"])));
        Assert.False(GoFlags.Trims(GoFlags.Parse(["-trimpath=false"])));
        Assert.False(GoFlags.Trims(GoFlags.Parse([])));
    }
}
