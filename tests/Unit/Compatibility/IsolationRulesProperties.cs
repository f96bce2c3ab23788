using System;
using System.Linq;
using CsCheck;
using WinDockerTools.Engine.Compatibility;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Compatibility;

public sealed class IsolationRulesProperties
{
    const int Disputing = 26200;

    static readonly Gen<int> Known = Gen.OneOf([.. WindowsReleases.All.Select(release => release.Build).Append(25398).Append(27000).Distinct()]);

    static readonly Gen<int> Builds = Gen.Frequency(
        (6, Known), (2, Gen.Select(Known, Gen.Int[-1, 1], (build, by) => build + by)), (1, Gen.Int[0, 40000]), (1, Gen.Int[0, int.MaxValue]));

    static readonly Gen<int> Revisions = Gen.Frequency((3, Gen.Int[0, 9000]), (1, Gen.Int[0, int.MaxValue]));

    static readonly Gen<Version> Windows = Gen.Frequency(
        (3, Gen.Select(Builds, build => new Version(10, 0, build))),
        (6, Gen.Select(Builds, Revisions, (build, revision) => new Version(10, 0, build, revision))));

    static readonly Gen<Version> Any = Gen.Frequency(
        (8, Windows),
        (1, Gen.Select(Gen.Int[0, 11], Gen.Int[0, 3], (major, minor) => new Version(major, minor))),
        (1, Gen.Select(Gen.Int[0, 11], Gen.Int[0, 3], Builds, (major, minor, build) => new Version(major, minor, build))));

    static readonly Gen<WindowsProduct> Products = Gen.Enum<WindowsProduct>();

    [Fact]
    public void An_image_of_a_newer_build_runs_in_no_isolation() => Fuzz.All(Gen.Select(Windows, Products, Windows), input =>
    {
        var (host, product, image) = input;
        if (image.Build > host.Build)
            Assert.Equal((Verdict.Incompatible, Verdict.Incompatible), (IsolationRules.Process(host, product, image).Verdict, IsolationRules.HyperV(host, image).Verdict));
    });

    [Fact]
    public void HyperV_runs_every_image_up_to_the_build_of_the_host_but_for_the_disputed_pairs() => Fuzz.All(Gen.Select(Windows, Windows), input =>
    {
        var (host, image) = input;
        var disputed = host.Build == Disputing && (image.Build is 20348 or 26100);
        var expected = image.Build > host.Build ? Verdict.Incompatible : disputed ? Verdict.Disputed : Verdict.Compatible;

        Assert.Equal(expected, IsolationRules.HyperV(host, image).Verdict);
    });

    [Fact]
    public void What_runs_process_isolated_runs_in_HyperV_too() => Fuzz.All(Gen.Select(Any, Products, Any), input =>
    {
        var (host, product, image) = input;
        if (IsolationRules.Process(host, product, image).IsCompatible)
            Assert.True(IsolationRules.HyperV(host, image).IsCompatible);
    });

    [Fact]
    public void Revisions_decide_on_Windows_Server_2016_alone() => Fuzz.All(Gen.Select(Windows, Products, Windows, Revisions, Revisions), input =>
    {
        var (host, product, image, mine, its) = input;
        if (host.Build == 14393 && image.Build == 14393)
            return;
        var other = IsolationRules.Process(new Version(10, 0, host.Build, mine), product, new Version(10, 0, image.Build, its));

        Assert.Equal(IsolationRules.Process(host, product, image).Verdict, other.Verdict);
    });

    [Fact]
    public void An_image_of_the_hosts_own_version_runs_in_every_isolation() => Fuzz.All(Windows, version =>
    {
        if (version.Build >= 17763)
            Assert.True(IsolationRules.Process(version, WindowsProduct.Unknown, version).IsCompatible);
        Assert.True(IsolationRules.HyperV(version, version).IsCompatible);
    });

    [Fact]
    public void Every_pair_has_a_verdict_that_agrees_with_itself() => Fuzz.All(
        Gen.Select(Gen.Select(Any, Products, Gen.OneOf("windows", "linux"), Gen.OneOf("amd64", "arm64", null)), Gen.Select(Any, Gen.OneOf("windows", "linux", "Windows", ""), Gen.OneOf("amd64", "386", "")), Gen.OneOf<ContainerIsolation?>(null, ContainerIsolation.Process, ContainerIsolation.HyperV)),
        input =>
        {
            var (of, what, asked) = input;
            var host = new HostPlatform { Version = of.Item1, Product = of.Item2, OS = of.Item3, Architecture = of.Item4 };
            var verdict = HostVerdict.Of(new ImageTarget(what.Item2, what.Item1, what.Item3), host, asked);

            Assert.Equal(verdict.Deciding.Verdict, verdict.Verdict);
            Assert.Equal(verdict.Runs, verdict.Process.IsCompatible || verdict.HyperV.IsCompatible);
            if (verdict.Runs)
                Assert.True((verdict.Recommended == ContainerIsolation.HyperV ? verdict.HyperV : verdict.Process).IsCompatible);
            Assert.Equal('.', verdict.Reason[^1]);
            Assert.NotEmpty(verdict.Deciding.Rule.Source);
            if (what.Item1.Build < 0 || of.Item1.Build < 0)
                Assert.False(verdict.Runs && of.Item3 == "windows");
            Assert.All(BaseImageChoice.For(host, asked, DateTime.UnixEpoch), choice => Assert.NotEqual(ContainerIsolation.None, choice.Verdict.Recommended));
        });

    [Fact]
    public void No_image_is_ahead_of_the_newest_known_update() => Fuzz.All(Any, version => Assert.True(KnownRevisions.MonthsBehind(version) is null or >= 0));
}
