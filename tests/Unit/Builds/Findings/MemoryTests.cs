using System;
using WinDockerTools.Engine.Builds;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Rules;
using Xunit;
using static WinDockerTools.Tests.Builds.Findings.Supplied;

namespace WinDockerTools.Tests.Builds.Findings;

public sealed class MemoryTests
{
    const GoBuildState Cold = GoBuildState.Cold;

    static readonly ScenarioFacts Limited = Plain() with { Memory = 256 * Mebi };
    static readonly ScenarioFacts OneByOne = Plain("OneByOne", "-p", "1") with { Memory = 256 * Mebi };

    static GoBuildMeasurement Peak(string scenario, long mebi, double seconds = 7.9) => new()
    {
        Scenario = scenario, State = Cold, Median = TimeSpan.FromSeconds(seconds), PeakMemory = mebi * Mebi, MajorPageFaults = 12,
    };

    [Fact]
    public void A_peak_at_the_limit_is_a_warning_with_what_helps()
    {
        var finding = Assert.Single(Facts(
            [Limited, OneByOne, With("Early", ("GOGC", "50")) with { Memory = 256 * Mebi }, Plain("Free")],
            Peak("Plain", 256, 15), Peak("OneByOne", 200, 10), Peak("Early", 210, 12), Peak("Free", 340)).Find(MemoryLimitNear.Id));

        Assert.Equal("Plain", finding.Scenario);
        Assert.Equal("The peak was 256 MiB of a limit of 256 MiB, with 12 major page faults.", finding.Finding.Seen);
        Assert.Equal(
            "go build -p=1 .  # 10.0 s in this call (OneByOne)\nGOGC=50 go build .  # 12.0 s in this call (Early)\ndocker run --memory 425m IMAGE go build .",
            finding.Finding.Fix);
        Assert.Equal(1.5, finding.Finding.Gain);
    }

    [Fact]
    public void What_was_measured_is_what_is_advised()
    {
        var two = Plain("Two", "-p=2") with { Memory = 256 * Mebi, EngineCpus = 4 };
        BuildFacts Call(ScenarioFacts other) => Facts([Limited, other], Peak("Plain", 256, 15), Peak(other.Scenario.Name, 200, 10));

        Assert.StartsWith("go build -p=2 .  # 10.0 s in this call (Two)\nGOGC=50 go build .\n", Fix(Call(two)));
        Assert.StartsWith("go build -p=1 .\n", Fix(Call(two with { EngineCpus = 2 })));
        Assert.Contains("GOGC=30 go build .  # 10.0 s", Fix(Call(With("Early", ("GOGC", "30")) with { Memory = 256 * Mebi })));
        Assert.Contains("GOGC=50 go build .\n", Fix(Call(With("Late", ("GOGC", "400")) with { Memory = 256 * Mebi })));

        static string Fix(BuildFacts facts) => Assert.Single(facts.Find(MemoryLimitNear.Id), finding => finding.Scenario == "Plain").Finding.Fix;
    }

    [Theory]
    [InlineData(340, 512, 0)]
    [InlineData(460, 512, 0)]
    [InlineData(461, 512, 1)]
    [InlineData(320, 320, 1)]
    public void Room_below_the_limit_is_room(int peak, int limit, int findings) =>
        Assert.Equal(findings, Facts(Plain() with { Memory = limit * Mebi }, Peak("Plain", peak)).Find(MemoryLimitNear.Id).Count);

    [Fact]
    public void Without_a_limit_or_a_peak_nothing_is_near()
    {
        Assert.Empty(Facts(Plain(), Peak("Plain", 340)).Find(MemoryLimitNear.Id));
        Assert.Empty(Facts(Limited, Build("Plain", Cold, 8)).Find(MemoryLimitNear.Id));
    }

    [Fact]
    public void From_recorded_counters_a_thrashing_build_is_told_with_its_figures()
    {
        var thrashed = Sample(GoBuildOutcome.Thrashing, 620, new GoBuildResources { MajorPageFaults = 164_000, BytesRead = 666_000_000_000 });
        var measured = new GoBuildMeasurement { Scenario = "Plain", State = Cold, Outcome = GoBuildOutcome.OutOfMemory, Samples = [Sample(GoBuildOutcome.OutOfMemory, 4), thrashed] };

        var finding = Assert.Single(Facts([Limited, OneByOne], measured, Peak("OneByOne", 240, 9.85)).Find(MemoryThrash.Id)).Finding;

        Assert.Equal("The build did not end in 10.3 min with 256 MiB of memory; 164000 major page faults; 620 GiB read from disk.", finding.Seen);
        Assert.StartsWith("go build -p=1 .  # 9.85 s in this call (OneByOne)", finding.Fix);
        Assert.Null(finding.Gain);
    }

    [Theory]
    [InlineData(GoBuildOutcome.TimedOut)]
    [InlineData(GoBuildOutcome.BuildFailed)]
    [InlineData(GoBuildOutcome.Succeeded)]
    public void A_build_that_ended_otherwise_did_not_thrash_and_was_not_out_of_memory(GoBuildOutcome outcome)
    {
        var facts = Facts(Limited, new GoBuildMeasurement { Scenario = "Plain", State = Cold, Outcome = outcome, Samples = [Sample(outcome, 60)] });

        Assert.Empty(facts.Find(MemoryThrash.Id));
        Assert.Empty(facts.Find(OutOfMemory.Id));
    }

    [Fact]
    public void How_a_build_ended_is_told_without_samples_and_for_any_of_them()
    {
        static GoBuildMeasurement Ended(GoBuildOutcome outcome, params GoBuildSample[] samples) =>
            new() { Scenario = "Plain", State = Cold, Outcome = outcome, PeakMemory = 256 * Mebi, Samples = samples };
        var second = Sample(GoBuildOutcome.OutOfMemory, 3);

        Assert.Equal("The build did not end with 256 MiB of memory.", Assert.Single(Facts(Limited, Ended(GoBuildOutcome.Thrashing)).Find(MemoryThrash.Id)).Finding.Seen);
        Assert.Equal("The build was ended by the kernel at a memory limit of 256 MiB.", Assert.Single(Facts(Limited, Ended(GoBuildOutcome.OutOfMemory)).Find(OutOfMemory.Id)).Finding.Seen);
        Assert.Single(Facts(Limited, Ended(GoBuildOutcome.TimedOut, Sample(GoBuildOutcome.TimedOut, 60), second)).Find(OutOfMemory.Id));
        Assert.Empty(Facts(Limited, Ended(GoBuildOutcome.OutOfMemory, second)).Find(MemoryLimitNear.Id));
    }

    [Fact]
    public void A_killed_build_says_how_often_and_at_which_limit()
    {
        var measured = new GoBuildMeasurement
        {
            Scenario = "Plain", State = Cold, Outcome = GoBuildOutcome.OutOfMemory, OomKills = 3,
            Samples = [Sample(GoBuildOutcome.OutOfMemory, 3), Sample(GoBuildOutcome.Succeeded, 8)],
        };

        var finding = Assert.Single(Facts(Limited, measured).Find(OutOfMemory.Id)).Finding;
        Assert.Equal("1 of 2 builds were ended by the kernel at a memory limit of 256 MiB; 3 processes killed.", finding.Seen);
        Assert.Contains("docker run --memory 640m", finding.Fix);
    }
}
