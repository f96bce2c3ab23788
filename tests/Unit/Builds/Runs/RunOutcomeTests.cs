using System;
using WinDockerTools.Engine.Builds;
using WinDockerTools.Engine.Builds.Runs;
using Xunit;

namespace WinDockerTools.Tests.Builds.Runs;

public sealed class RunOutcomeTests
{
    const long Limit = 256 << 20;

    /// <summary>The recorded run: gin, Go 1.19, 256 MiB, ended by docker kill after ten minutes.</summary>
    static readonly BuildRun Recorded = new()
    {
        IsTimedOut = true, Total = TimeSpan.FromMinutes(10),
        Resources = new GoBuildResources { PeakMemory = Limit, MajorPageFaults = 164_000, BytesRead = 666_000_000_000, OomKills = 0 },
    };

    static GoBuildOutcome Ended(int? code, bool isOomKilled = false, long? kills = null, bool reportsKilled = false) => RunOutcome.Of(
        new BuildRun
        {
            ExitCode = code, IsOomKilled = isOomKilled, Resources = new GoBuildResources { OomKills = kills },
            Error = reportsKilled ? "# net/http\n/usr/lib/go/pkg/tool/linux_amd64/compile: signal: killed\n" : "main.go:3:1: syntax error\n",
        },
        Limit);

    static GoBuildOutcome Of(BuildRun run) => RunOutcome.Of(run, Limit);

    [Fact]
    public void From_recorded_counters_ten_minutes_of_reading_ones_own_pages_is_thrashing() => Assert.Equal(GoBuildOutcome.Thrashing, Of(Recorded));

    [Fact]
    public void A_tenth_of_the_recorded_time_and_disk_is_thrashing_too() => Assert.Equal(GoBuildOutcome.Thrashing, Of(Recorded with
    {
        Total = TimeSpan.FromSeconds(60), Resources = Recorded.Resources with { MajorPageFaults = 1_640, BytesRead = 6_660_000_000 },
    }));

    [Fact]
    public void Thrashing_is_seen_where_the_kernel_counts_less()
    {
        Assert.Equal(GoBuildOutcome.Thrashing, Of(Recorded with { Resources = Recorded.Resources with { PeakMemory = null } }));
        Assert.Equal(GoBuildOutcome.Thrashing, Of(Recorded with { Resources = Recorded.Resources with { BytesRead = null } }));
    }

    [Fact]
    public void A_build_that_ended_well_after_its_time_was_over_is_out_of_time() =>
        Assert.Equal(GoBuildOutcome.TimedOut, Of(new BuildRun { IsTimedOut = true, ExitCode = 0, Total = TimeSpan.FromSeconds(60) }));

    [Fact]
    public void A_slow_build_that_is_out_of_time_does_not_thrash()
    {
        var used = Recorded.Resources;
        GoBuildResources[] healthy =
        [
            used with { MajorPageFaults = 1_700, BytesRead = 400_000_000 },
            used with { BytesRead = Limit },
            used with { PeakMemory = Limit / 2 },
            used with { MajorPageFaults = null },
            used with { MajorPageFaults = 31 },
            GoBuildResources.Unknown,
        ];

        Assert.All(healthy, resources => Assert.Equal(GoBuildOutcome.TimedOut, Of(Recorded with { Resources = resources })));
        Assert.Equal(GoBuildOutcome.TimedOut, RunOutcome.Of(Recorded, null));
    }

    [Fact]
    public void A_build_that_ended_by_itself_did_not_thrash() => Assert.Equal(GoBuildOutcome.BuildFailed, Of(Recorded with { IsTimedOut = false, ExitCode = 1 }));

    [Theory]
    [InlineData(1, true, null)]
    [InlineData(1, false, 1L)]
    [InlineData(137, true, 1L)]
    [InlineData(137, false, 3L)]
    public void A_failed_build_with_a_kill_at_the_limit_is_out_of_memory(int code, bool isOomKilled, long? kills) =>
        Assert.Equal(GoBuildOutcome.OutOfMemory, Ended(code, isOomKilled, kills, reportsKilled: true));

    [Fact]
    public void A_kill_that_the_build_survived_is_no_failure() => Assert.Equal(GoBuildOutcome.Succeeded, Ended(0, isOomKilled: true, kills: 2));

    [Fact]
    public void A_build_that_hung_after_a_kill_is_out_of_memory() => Assert.Equal(GoBuildOutcome.OutOfMemory, Of(Recorded with
    {
        Resources = new GoBuildResources { OomKills = 1 },
    }));

    [Theory]
    [InlineData(137)]
    [InlineData(143)]
    [InlineData(unchecked((int)0xC000013A))]
    [InlineData(null)]
    public void A_build_that_somebody_else_ended_was_stopped(int? code) => Assert.Equal(GoBuildOutcome.Stopped, Ended(code, kills: 0));

    [Fact]
    public void A_compiler_killed_without_a_word_from_the_limit_was_stopped_by_somebody() =>
        Assert.Equal(GoBuildOutcome.Stopped, Ended(1, kills: 0, reportsKilled: true));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Errors_in_the_sources_are_a_failed_build(int code) => Assert.Equal(GoBuildOutcome.BuildFailed, Ended(code, kills: 0));
}
