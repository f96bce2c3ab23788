using System;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Rules;
using Xunit;
using static WinDockerTools.Tests.Builds.Findings.Supplied;

namespace WinDockerTools.Tests.Builds.Findings;

public sealed class AgentCacheTests
{
    static GoBuildMeasurement Cached(double restore, double build, double save) => new()
    {
        Scenario = "AgentCache", State = GoBuildState.Edit, Median = TimeSpan.FromSeconds(build), ArchiveSize = 730 * Mebi,
        RestoreTime = TimeSpan.FromSeconds(restore), SaveTime = TimeSpan.FromSeconds(save), Total = TimeSpan.FromSeconds(restore + build + save + 1),
    };

    static GoBuildMeasurement Uncached(double total) => new()
    {
        Scenario = "Plain", State = GoBuildState.Edit, Median = TimeSpan.FromSeconds(total - 1), Total = TimeSpan.FromSeconds(total),
    };

    static BuildFacts Call(params GoBuildMeasurement[] measurements) => Facts([Plain(), Of("AgentCache", GoBuildBase.AgentCache)], measurements);

    [Fact]
    public void An_archive_that_takes_longer_than_the_build_is_not_worth_it()
    {
        var finding = Assert.Single(Call(Uncached(200), Cached(300, 20, 79)).Find(CacheArchiveSlower.Id)).Finding;

        Assert.Equal("With the archive of 730 MiB 6.7 min (restore 5 min, build 20.0 s, save 79.0 s); without it 3.3 min.", finding.Seen);
        Assert.Contains("cache: false", finding.Fix);
        Assert.Equal(2, finding.Gain);
    }

    [Fact]
    public void An_archive_that_saves_time_is_kept() => Assert.Empty(Call(Uncached(200), Cached(20, 1, 10)).Find(CacheArchiveSlower.Id));

    [Fact]
    public void A_cold_agent_and_a_scenario_without_an_archive_say_nothing_about_archives()
    {
        static GoBuildMeasurement Took(string scenario, GoBuildState state, double total) => new() { Scenario = scenario, State = state, Median = TimeSpan.FromSeconds(1), Total = TimeSpan.FromSeconds(total) };

        Assert.Empty(Call(Took("Plain", GoBuildState.Cold, 9), Took("AgentCache", GoBuildState.Cold, 10)).Find(CacheArchiveSlower.Id));
        Assert.Empty(Facts([Plain(), CacheVolume()], Took("Plain", GoBuildState.Edit, 9), Took("CacheVolume", GoBuildState.Edit, 10)).Find(CacheArchiveSlower.Id));
    }

    [Fact]
    public void Without_a_scenario_to_compare_the_own_cold_build_tells()
    {
        Assert.Equal(4, Assert.Single(Call(Build("AgentCache", GoBuildState.Cold, 10), Cached(30, 1, 9)).Find(CacheArchiveSlower.Id)).Finding.Gain);
        Assert.Empty(Call(Build("AgentCache", GoBuildState.Cold, 50), Cached(30, 1, 9)).Find(CacheArchiveSlower.Id));
        Assert.Empty(Call(Cached(30, 1, 9)).Find(CacheArchiveSlower.Id));
    }
}
