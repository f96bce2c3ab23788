using System.Collections.Generic;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;
using WinDockerTools.Engine.Builds.Findings.Rules;
using WinDockerTools.Engine.Builds.Runs;
using Xunit;
using static WinDockerTools.Tests.Builds.Findings.Supplied;

namespace WinDockerTools.Tests.Builds.Findings;

public sealed class ScenarioFactsTests
{
    [Fact]
    public void What_the_call_sets_counts_as_the_scenarios_own()
    {
        var call = new BuildSettings
        {
            Image = "golang:1.24", Cpus = 1, Memory = 256 * Mebi, GoArgument = ["-trimpath"], Environment = new Dictionary<string, string> { ["GOMAXPROCS"] = "1" },
            Mounts = [Volume("/data")], DeviceWriteBps = [new("/dev/vda", 1_000_000)], Isolation = ContainerIsolation.HyperV,
        };
        var scenario = new GoBuildScenario("Mine", GoBuildBase.Plain) { Cpus = 2, GoArgument = ["-p=1"] };

        var facts = ScenarioFacts.Of(scenario, call.With(scenario));

        Assert.Equal(("Mine", GoBuildBase.Plain, 2, 256 * Mebi), (facts.Scenario.Name, facts.Scenario.Base, facts.Cpus, facts.Memory));
        Assert.Equal("1", facts.Scenario.Environment["GOMAXPROCS"]);
        Assert.Equal(["trimpath", "p"], GoFlags.Of(facts).Keys);
        Assert.Equal(("/data", ContainerIsolation.HyperV), (Assert.Single(facts.Mounts).Target, facts.Isolation));
        Assert.Equal(("golang:1.24", ContainerIsolation.HyperV, 1), (facts.Scenario.Image, facts.Scenario.Isolation, facts.Scenario.DeviceWriteBps.Count));
    }

    [Fact]
    public void The_answer_of_the_go_command_becomes_facts_and_what_it_leaves_empty_is_not_known()
    {
        var go = GoFacts.Of(GoEnvironment.Read("""
            { "GOVERSION": "go1.24.1", "GOOS": "linux", "GOARCH": "amd64", "GOROOT": "/usr/local/go", "GOCACHE": "/root/.cache/go-build", "GOMODCACHE": "/go/pkg/mod", "GOFLAGS": "" }
            """, "here"), "4");

        Assert.Equal(
            new GoFacts
            {
                Version = "go1.24.1", OS = "linux", Architecture = "amd64", Root = "/usr/local/go", BuildCache = BuildCache, ModuleCache = ModuleCache, MaxProcs = "4",
            },
            go);
    }

    [Fact]
    public void Volumes_that_a_base_adds_need_not_be_listed() =>
        Assert.Empty(Facts(Of("CacheVolume", GoBuildBase.CacheVolume) with { Mounts = [Volume("/data")] }, Build("CacheVolume", GoBuildState.Edit, 8)).Find(BuildCacheNotKept.Id));
}
