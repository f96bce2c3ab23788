using System;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;
using Xunit;
using static WinDockerTools.Tests.Builds.Findings.Supplied;

namespace WinDockerTools.Tests.Builds.Findings;

public sealed class GainTests
{
    static readonly GoBuildMeasurement Slow = Build("Plain", GoBuildState.Edit, 8);

    static double? Of(ScenarioFacts other, GoBuildMeasurement measured) =>
        Gain.Of(Facts([Plain(), other], Slow, measured), Slow, _ => true, Settings.Base, Settings.Mounts);

    [Fact]
    public void A_gain_is_the_quotient_of_two_medians() => Assert.Equal(16, Of(CacheVolume(), Build("CacheVolume", GoBuildState.Edit, 0.5)));

    [Fact]
    public void A_scenario_that_differs_in_something_else_proves_nothing()
    {
        Assert.Null(Of(CacheVolume() with { Cpus = 4 }, Build("CacheVolume", GoBuildState.Edit, 0.5)));
        Assert.Null(Of(CacheVolume() with { Memory = 1 << 30 }, Build("CacheVolume", GoBuildState.Edit, 0.5)));
        Assert.Null(Of(Supplied.Of("CacheVolume", GoBuildBase.CacheVolume, "-trimpath"), Build("CacheVolume", GoBuildState.Edit, 0.5)));
        Assert.Null(Of(CacheVolume() with { Go = Go119 with { Flags = "-race" } }, Build("CacheVolume", GoBuildState.Edit, 0.5)));
        Assert.Null(Of(CacheVolume() with { Go = Go119 with { Version = "go1.24" } }, Build("CacheVolume", GoBuildState.Edit, 0.5)));
    }

    [Fact]
    public void Another_state_or_a_failed_build_proves_nothing()
    {
        Assert.Null(Of(CacheVolume(), Build("CacheVolume", GoBuildState.Warm, 0.5)));
        Assert.Null(Of(CacheVolume(), new GoBuildMeasurement { Scenario = "CacheVolume", State = GoBuildState.Edit, Outcome = GoBuildOutcome.TimedOut, Median = TimeSpan.FromSeconds(1) }));
    }

    [Theory]
    [InlineData(7.0, 9.0, 4.0, 6.9, true)]
    [InlineData(7.0, 9.0, 4.0, 7.1, false)]
    [InlineData(4.0, 7.1, 7.0, 9.0, false)]
    public void Intervals_that_meet_name_no_winner(double low, double high, double otherLow, double otherHigh, bool expected)
    {
        static GoBuildMeasurement With(double low, double high) => new()
        {
            Median = TimeSpan.FromSeconds((low + high) / 2), Interval = new(TimeSpan.FromSeconds(low), TimeSpan.FromSeconds(high)),
        };

        Assert.Equal(expected, Gain.Between(With(low, high), With(otherLow, otherHigh)) is not null);
    }

    [Fact]
    public void Without_intervals_the_samples_themselves_must_be_apart()
    {
        static GoBuildMeasurement With(params double[] seconds) => new()
        {
            Median = TimeSpan.FromSeconds(seconds[seconds.Length / 2]),
            Samples = [.. seconds.Select(time => new GoBuildSample("A", GoBuildState.Edit, 1, new()) { Duration = TimeSpan.FromSeconds(time) })],
        };

        Assert.Equal(2, Gain.Between(With(7, 8, 9), With(3, 4, 5)));
        Assert.Null(Gain.Between(With(7, 8, 9), With(3, 4, 7.5)));
    }
}
