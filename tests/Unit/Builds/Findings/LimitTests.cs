using System;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Rules;
using Xunit;
using static WinDockerTools.Tests.Builds.Findings.Supplied;

namespace WinDockerTools.Tests.Builds.Findings;

public sealed class LimitTests
{
    static GoBuildMeasurement Throttled(string scenario, double seconds, long throttled, long periods) => new()
    {
        Scenario = scenario, State = GoBuildState.Cold, Median = TimeSpan.FromSeconds(seconds), Image = "golang:1.19",
        Periods = periods, ThrottledPeriods = throttled, ThrottledTime = TimeSpan.FromSeconds(14.6),
    };

    static ScenarioFacts OneCpu(string version) => Plain("OneCpu") with { Cpus = 1, Go = Go119 with { Version = version } };

    [Fact]
    public void A_quota_that_stops_the_build_in_every_period_is_told_with_what_it_costs()
    {
        var finding = Assert.Single(Facts(
            [Plain(), OneCpu("go1.19.8")], Build("Plain", GoBuildState.Cold, 8), Throttled("OneCpu", 16, 157, 161)).Find(CpuQuotaThrottles.Id));

        Assert.Equal("OneCpu", finding.Scenario);
        Assert.Equal("157 of 161 periods were throttled, 14.6 s over all CPUs, with a quota of 1 CPUs on a machine with 2.", finding.Finding.Seen);
        Assert.StartsWith("docker run --cpus 2 golang:1.19", finding.Finding.Fix);
        Assert.Equal(2, finding.Finding.Gain);
    }

    [Fact]
    public void A_quota_that_the_build_fits_into_is_not_blamed() =>
        Assert.Empty(Facts(OneCpu("go1.19.8"), Throttled("OneCpu", 14.7, 55, 148)).Find(CpuQuotaThrottles.Id));

    [Fact]
    public void A_quota_of_all_CPUs_cannot_be_raised() =>
        Assert.Empty(Facts(OneCpu("go1.19.8") with { Cpus = 2 }, Throttled("OneCpu", 16, 157, 161)).Find(CpuQuotaThrottles.Id));

    [Fact]
    public void Where_no_periods_are_counted_nothing_is_said_of_throttling() =>
        Assert.Empty(Facts(OneCpu("go1.19.8"), Build("OneCpu", GoBuildState.Cold, 16)).Find(CpuQuotaThrottles.Id));

    [Fact]
    public void Go_before_1_25_is_told_its_number_of_CPUs()
    {
        var matched = With("Matched", ("GOMAXPROCS", "1")) with { Cpus = 1 };
        var finding = Assert.Single(Facts(
            [OneCpu("go1.19.8"), matched], Throttled("OneCpu", 16, 157, 161), Throttled("Matched", 12.8, 55, 148)).Find(GoMaxProcsAboveQuota.Id)).Finding;

        Assert.Equal("ENV GOMAXPROCS=1", finding.Fix);
        Assert.Equal(1.25, finding.Gain!.Value, 3);
    }

    [Theory]
    [InlineData("go1.24.9", 1)]
    [InlineData("go1.9", 1)]
    [InlineData("go1.25.0", 0)]
    [InlineData("go1.25rc1", 0)]
    [InlineData("devel go1.27-2f3a", 0)]
    [InlineData("go2.0", 0)]
    [InlineData("weird", 0)]
    [InlineData(null, 0)]
    public void GOMAXPROCS_is_advised_for_old_Go_only(string? version, int findings) =>
        Assert.Equal(findings, Facts(OneCpu(version!), Throttled("OneCpu", 16, 157, 161)).Find(GoMaxProcsAboveQuota.Id).Count);

    [Fact]
    public void GOMAXPROCS_is_not_advised_where_it_is_set()
    {
        var scenario = OneCpu("go1.19.8");

        Assert.Empty(Facts(scenario with { Go = scenario.Go with { MaxProcs = "1" } }, Throttled("OneCpu", 16, 157, 161)).Find(GoMaxProcsAboveQuota.Id));
        Assert.Empty(Facts(With("Set", ("GOMAXPROCS", "1")) with { Cpus = 1 }, Throttled("Set", 16, 157, 161)).Find(GoMaxProcsAboveQuota.Id));
    }

    [Fact]
    public void GOMAXPROCS_is_not_advised_where_the_quota_does_not_hurt()
    {
        Assert.Empty(Facts(OneCpu("go1.19.8"), Throttled("OneCpu", 14.7, 55, 148)).Find(GoMaxProcsAboveQuota.Id));
        Assert.Empty(Facts(OneCpu("go1.19.8") with { Cpus = 2 }, Throttled("OneCpu", 16, 157, 161)).Find(GoMaxProcsAboveQuota.Id));
    }

    [Theory]
    [InlineData(100 * 1024, 1)]
    [InlineData(20 * 1024 * 1024, 0)]
    [InlineData(null, 0)]
    public void A_write_limit_that_nothing_meets_is_told(int? written, int findings)
    {
        var limited = new ScenarioFacts(new GoBuildScenario("Limited", GoBuildBase.Plain) { DeviceWriteBps = [new("/dev/vda", 1_000_000)] });
        var build = new GoBuildMeasurement { Scenario = "Limited", State = GoBuildState.Cold, Median = TimeSpan.FromSeconds(8.56), BytesWritten = written };

        var found = Facts(limited, build).Find(WriteLimitWithoutEffect.Id);

        Assert.Equal(findings, found.Count);
        Assert.All(found, finding => Assert.Contains("the build takes 8.56 s; 100 KiB counted as written.", finding.Finding.Seen));
    }

    [Theory]
    [InlineData(8.56, 1)]
    [InlineData(12.0, 0)]
    public void Where_writes_are_not_counted_the_same_build_without_the_limit_tells(double seconds, int findings)
    {
        var limited = Plain("Limited") with { Scenario = new("Limited", GoBuildBase.Plain) { DeviceWriteBps = [new("/dev/vda", 1_000_000)] } };

        var found = Facts([limited, Plain()], Build("Limited", GoBuildState.Cold, seconds), Build("Plain", GoBuildState.Cold, 8.3)).Find(WriteLimitWithoutEffect.Id);

        Assert.Equal(findings, found.Count);
        Assert.All(found, finding => Assert.Contains("the build takes 8.56 s, without 8.30 s.", finding.Finding.Seen));
    }

    [Fact]
    public void Writes_without_a_limit_are_nobodys_matter()
    {
        var build = new GoBuildMeasurement { Scenario = "Plain", State = GoBuildState.Cold, Median = TimeSpan.FromSeconds(8.56), BytesWritten = 0 };

        Assert.Empty(Facts(Plain(), build).Find(WriteLimitWithoutEffect.Id));
    }

    static ScenarioFacts HyperV => Plain("HyperV") with { ImageOS = "windows", Isolation = ContainerIsolation.HyperV, EngineCpus = 16, EngineMemory = 32L << 30 };

    [Fact]
    public void From_supplied_facts_HyperV_without_limits_has_some_of_its_own()
    {
        var finding = Assert.Single(Facts(
            [HyperV, HyperV with { Scenario = new("Sized", GoBuildBase.Plain), Cpus = 16, Memory = 16L << 30 }],
            Build("HyperV", GoBuildState.Cold, 60), Build("Sized", GoBuildState.Cold, 20)).Find(HyperVDefaultLimits.Id));

        Assert.Equal("HyperV", finding.Scenario);
        Assert.Equal("Hyper-V isolation without CPUs and memory set, on a machine with 16 CPUs and 32.0 GiB memory.", finding.Finding.Seen);
        Assert.StartsWith("docker run --isolation=hyperv --cpus 16 --memory 16384m golang:1.19", finding.Finding.Fix);
        Assert.Equal(3, finding.Finding.Gain!.Value, 3);
    }

    [Fact]
    public void From_supplied_facts_process_isolation_and_set_limits_and_small_machines_are_left_alone()
    {
        foreach (var scenario in new[]
        {
            HyperV with { Isolation = ContainerIsolation.Process },
            HyperV with { Isolation = null },
            HyperV with { Cpus = 2, Memory = 1L << 30 },
            HyperV with { EngineCpus = 2, EngineMemory = 1L << 30 },
        })
            Assert.Empty(Facts(scenario, Build("HyperV", GoBuildState.Cold, 60)).Find(HyperVDefaultLimits.Id));
    }
}
