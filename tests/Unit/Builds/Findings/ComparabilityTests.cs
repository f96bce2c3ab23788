using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;
using WinDockerTools.Engine.Builds.Findings.Rules;
using Xunit;
using static WinDockerTools.Tests.Builds.Findings.Supplied;

namespace WinDockerTools.Tests.Builds.Findings;

public sealed class ComparabilityTests
{
    static ScenarioFacts Other(GoFacts? go = null, bool? std = true) => Plain("Other") with { Go = go ?? Go119, HasPrecompiledStd = std };

    static string? Reason(ScenarioFacts other) => Comparability.Of(Plain(), other);

    [Fact]
    public void The_same_work_is_comparable() => Assert.Null(Reason(Other()));

    [Fact]
    public void Another_Go_version_is_other_work() =>
        Assert.Equal("Other builds with go1.24.1, Plain with go1.19.8.", Reason(Other(Go119 with { Version = "go1.24.1" })));

    [Fact]
    public void Another_target_is_other_work()
    {
        Assert.Equal("Other builds for windows/amd64, Plain for linux/amd64.", Reason(Other(Go119 with { OS = "windows" })));
        Assert.Equal("Other builds for linux/arm64, Plain for linux/amd64.", Reason(Other(Go119 with { Architecture = "arm64" })));
    }

    [Fact]
    public void A_standard_library_to_compile_is_other_work_in_both_directions()
    {
        Assert.Equal("Other has to compile the standard library, Plain has it precompiled.", Reason(Other(std: false)));
        Assert.Equal("Other has to compile the standard library, Plain has it precompiled.", Comparability.Of(Other(std: false), Plain()));
    }

    [Fact]
    public void What_is_not_known_is_not_held_against_a_scenario()
    {
        Assert.Null(Reason(Other(new GoFacts(), std: null)));
        Assert.Null(Comparability.Of(Other(new GoFacts(), std: null), Plain()));
    }

    [Theory]
    [InlineData("go1.24.1", "linux", "Measure-GoBuildInContainer -Image golang:1.19.8")]
    [InlineData("go1.19.8", "windows", "Measure-GoBuildInContainer -Environment @{ GOOS = 'linux'; GOARCH = 'amd64' }")]
    public void The_finding_says_which_and_how_to_make_them_alike(string version, string os, string fix)
    {
        var other = Other(Go119 with { Version = version, OS = os });
        var finding = Assert.Single(Facts([Plain(), other], Build("Plain", GoBuildState.Cold, 8), Build("Other", GoBuildState.Cold, 9)).Find(NotComparable.Id));

        Assert.Equal("Other", finding.Scenario);
        Assert.Equal(Reason(other), finding.Finding.Seen);
        Assert.Equal(fix, finding.Finding.Fix);
    }

    [Fact]
    public void A_version_that_go_mod_asks_for_is_named()
    {
        var facts = Facts([Plain(), Other(Go119 with { Version = "go1.24.1" })], Build("Plain", GoBuildState.Cold, 8), Build("Other", GoBuildState.Cold, 9)) with
        {
            Project = new() { GoDirective = "1.24.1" },
        };

        Assert.Contains("go.mod asks for Go 1.24.1", Assert.Single(facts.Find(NotComparable.Id)).Finding.Cause);
    }

    [Theory]
    [InlineData("go1.19.8", "RUN go install std")]
    [InlineData("go1.24.1", "ENV GODEBUG=installgoroot=all\nRUN go install std")]
    public void The_image_without_a_compiled_standard_library_gets_one(string version, string fix)
    {
        var go = Go119 with { Version = version };
        var facts = Facts([Plain() with { Go = go }, Other(go, std: false)], Build("Plain", GoBuildState.Cold, 8), Build("Other", GoBuildState.Cold, 16));

        Assert.Equal(fix, Assert.Single(facts.Find(NotComparable.Id)).Finding.Fix);
    }

    [Fact]
    public void What_is_not_known_of_a_target_is_not_set()
    {
        var facts = Facts([Plain() with { Go = Go119 with { OS = null } }, Other(Go119 with { Architecture = "arm64" })], Build("Plain", GoBuildState.Cold, 8), Build("Other", GoBuildState.Cold, 9));

        Assert.Equal("Measure-GoBuildInContainer -Environment @{ GOARCH = 'amd64' }", Assert.Single(facts.Find(NotComparable.Id)).Finding.Fix);
    }

    [Fact]
    public void The_baseline_is_told_where_it_lacks_the_standard_library()
    {
        var unknown = Plain() with { HasPrecompiledStd = false, Go = Go119 with { Version = null } };
        var facts = Facts([unknown, Other()], Build("Plain", GoBuildState.Cold, 16), Build("Other", GoBuildState.Cold, 8));

        Assert.StartsWith("ENV GODEBUG", Assert.Single(facts.Find(NotComparable.Id)).Finding.Fix);
    }

    [Fact]
    public void Comparable_scenarios_get_no_finding() =>
        Assert.Empty(Facts([Plain(), Other()], Build("Plain", GoBuildState.Cold, 8), Build("Other", GoBuildState.Cold, 9)).Find(NotComparable.Id));
}
