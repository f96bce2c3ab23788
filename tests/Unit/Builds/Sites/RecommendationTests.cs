using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Runs;
using WinDockerTools.Engine.Builds.Sites;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Docker;
using Xunit;

namespace WinDockerTools.Tests.Builds.Sites;

public sealed class RecommendationTests
{
    static readonly GoBuildScenario Wanted = new("Mine", GoBuildBase.Recommended);

    static GoBuildScenario Of(BuildSettings settings, string os = "linux", int processors = 8) =>
        Recommendation.Of(Wanted, settings, new EngineInfo { OSType = os, Processors = processors });

    [Theory]
    [InlineData("linux", GoBuildBase.KeptContainer)]
    [InlineData("windows", GoBuildBase.CacheVolume)]
    public void A_container_is_kept_where_it_can_wait(string os, GoBuildBase expected)
    {
        var made = Of(new BuildSettings(), os);

        Assert.Equal(("Mine", expected), (made.Name, made.Base));
        Assert.Empty(made.Environment);
    }

    [Theory]
    [InlineData(1.5, "2")]
    [InlineData(0.25, "1")]
    [InlineData(8.0, null)]
    public void Go_is_told_of_a_quota(double cpus, string? expected) =>
        Assert.Equal(expected, Of(new BuildSettings { Cpus = cpus }).Environment.TryGetValue("GOMAXPROCS", out var set) ? set : null);

    [Theory]
    [InlineData(256L << 20, "50")]
    [InlineData(512L << 20, null)]
    [InlineData(null, null)]
    public void Garbage_is_collected_earlier_where_memory_is_little(long? memory, string? expected) =>
        Assert.Equal(expected, Of(new BuildSettings { Memory = memory }).Environment.TryGetValue("GOGC", out var set) ? set : null);

    [Fact]
    public void What_the_user_has_set_stays()
    {
        var made = Of(new BuildSettings { Cpus = 1, Memory = 1 << 20, Environment = new Dictionary<string, string> { ["GOGC"] = "off", ["A"] = "b" } });

        Assert.Equal(["A=b", "GOGC=off", "GOMAXPROCS=1"], made.Environment.Select(pair => $"{pair.Key}={pair.Value}").OrderBy(text => text, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(true, false, null)]
    [InlineData(false, false, FaultKind.BindMountRemote)]
    [InlineData(true, true, FaultKind.ScenarioNotPossible)]
    public void Files_of_secrets_must_be_in_reach_of_the_engine(bool isLocal, bool isWindows, FaultKind? expected)
    {
        void Check(BuildSecrets secrets) => secrets.CheckEngine("Plain", isLocal, isWindows);

        Assert.Equal(expected, (Record.Exception(() => Check(new BuildSecrets("/home/me/.netrc", null, null))) as FaultException)?.Kind);
        Assert.Equal(expected, (Record.Exception(() => Check(new BuildSecrets(null, "/run/agent", null))) as FaultException)?.Kind);
        Check(new BuildSecrets(null, null, "example.com/*"));
    }
}
