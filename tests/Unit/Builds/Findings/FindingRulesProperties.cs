using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CsCheck;
using WinDockerTools.Engine.Builds;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Rules;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Builds.Findings;

public sealed class FindingRulesProperties
{
    /// <summary>Facts with anything missing, by choices that shrink to the first of each.</summary>
    sealed class Chance(int[] choices)
    {
        int next;

        public T Of<T>(params T[] options) => options[choices[next++ % choices.Length] % options.Length];

        public TimeSpan? Time() => Of<double?>(null, 0, 0.3, 0.5, 1.75, 8, 16, 620) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

        public long? Bytes() => Of<long?>(null, 0, 1, 1 << 20, 256 << 20, 320 << 20, 666_000_000_000, long.MaxValue);

        public string? Path() => Of(null, "", "/", "/root/.cache/go-build", "/go/pkg/mod", "/gocache", @"C:\gocache", @"c:\Users\me\go\pkg\mod", "C:", @"\\files\src", "/mnt/c/app");

        public ContainerMount Mount() => new(Of(ContainerMountType.Volume, ContainerMountType.Bind, ContainerMountType.Tmpfs), Path(), Path() ?? "", Of(false, true));

        public T[] Some<T>(Func<T> make) => [.. Enumerable.Range(0, Of(0, 1, 2)).Select(_ => make())];

        public Dictionary<string, string> Variables() =>
            Some(() => Of("GOMAXPROCS", "GOGC", "GOFLAGS", "GOCACHE", "GOMODCACHE", "GOPATH", "CGO_ENABLED")).Distinct().ToDictionary(name => name, _ => Of("", "1", "50", "-trimpath", "x y", "'"));

        public string Argument() => Of("", "-", "-p=1", "-p", "1", "-trimpath", "-race", "-ldflags=-s -w", "-gcflags=all=-N", "build", "=");

        public GoFacts Go() => new()
        {
            Version = Of(null, "", "go", "go1", "go1.19.8", "go1.24.1", "go1.25.0", "go1.99999999999", "devel"), OS = Of(null, "linux", "windows"),
            Architecture = Of(null, "amd64", "arm64"), BuildCache = Path(), ModuleCache = Path(), Flags = Of(null, "", "-trimpath", "'"), MaxProcs = Of(null, "", "1"),
        };

        public ScenarioFacts Scenario(string name) => new(new GoBuildScenario(name, Of(Enum.GetValues<GoBuildBase>()))
        {
            GoArgument = Some(Argument), Environment = Variables(), Image = Of(null, "golang"), DeviceWriteBps = Some(() => new DeviceRate("/dev/vda", Of(0L, 1_000_000, long.MaxValue))),
        })
        {
            Cpus = Of<double?>(null, 0, 0.5, 1, double.MaxValue), Memory = Bytes(), Go = Go(), HasPrecompiledStd = Of<bool?>(null, false, true), ImageOS = Of(null, "linux", "windows"),
            Isolation = Of<ContainerIsolation?>(null, ContainerIsolation.HyperV), EngineCpus = Of<int?>(null, 0, 2, 16), EngineMemory = Bytes(), Mounts = Some(Mount),
        };

        public GoBuildProfile? Profile() => Of(false, true) ? new() { Duration = Time() ?? default, CriticalPath = Time() ?? default, PackagesBuilt = Of(0, 55), ModuleDownloadTime = Time(), Actions = Some(Action) } : null;

        public GoBuildAction Action() => new() { Mode = Of("build", "link", ""), Package = Of("", "runtime", "a.b/c"), IsCached = Of(false, true), IsOnCriticalPath = Of(false, true) };

        public GoBuildMeasurement Measurement(string scenario, GoBuildState state) => new()
        {
            Scenario = scenario, State = state, Median = Time(), Total = Time(), RestoreTime = Time(), SaveTime = Time(), LinkTime = Time(), ArchiveSize = Bytes(),
            Interval = Of(null, new TimeInterval(TimeSpan.Zero, TimeSpan.FromSeconds(1))), PeakMemory = Bytes(), Periods = Of<long?>(null, 0, 161), ThrottledPeriods = Of<long?>(null, 0, 157),
            BytesWritten = Bytes(), BytesRead = Bytes(), Outcome = Of(GoBuildOutcome.Succeeded, GoBuildOutcome.Succeeded, GoBuildOutcome.OutOfMemory, GoBuildOutcome.Thrashing), Package = Of("", "./a b"), Image = Of(null, "golang"),
            Samples = Some(() => new GoBuildSample(scenario, state, 1, GoBuildResources.Unknown) { Duration = Time(), Outcome = Of(Enum.GetValues<GoBuildOutcome>()) }), Profile = Profile(),
        };

        public BuildFacts Facts()
        {
            var names = new[] { "A", "B", "C" }.Take(Of(3, 2, 1, 0)).ToArray();
            return new BuildFacts
            {
                Scenarios = names.ToDictionary(name => name, Scenario),
                Measurements = [.. from name in names.Append("Unknown") from state in Enum.GetValues<GoBuildState>() where Of(true, true, false) select Measurement(name, state)],
                Project = new()
                {
                    Path = Path() ?? "", IsVendored = Of<bool?>(null, false, true), HasDependencies = Of<bool?>(null, false, true), FileSystem = Of(null, "ext4", "nfs4", "9p", "drvfs"), SourceFiles = Of<int?>(null, 712), SourceBytes = Bytes(), GoDirective = Of(null, "", "1.24"),
                    Dockerfile = Some(() => new DockerfileGoLine(7, ["go", .. Some(Argument), "build"]) { CacheTargets = Some(() => Path() ?? ""), Environment = Variables() }),
                },
                Surroundings = new()
                {
                    Wsl = Of(null, new WslFacts(true, Path()), new WslFacts(null)), Defender = Of(null, new DefenderFacts(true, null), new(true, Some(() => Path() ?? ""))),
                    LocalGo = Of(false, true) ? Go() : null, HostedWindowsAgent = Of<HostedPipeline?>(null, HostedPipeline.GitHubActions, HostedPipeline.AzurePipelines), Drives = Of<DriveFacts[]>([], [new('C', DriveType.Fixed, true), new('D', DriveType.Fixed, false)]),
                },
            };
        }
    }

    static readonly Gen<int[]> Choices = Gen.Int[0, 839].Array[60, 400];

    [Fact]
    public void Whatever_is_missing_every_rule_holds_to_what_it_promises()
    {
        var seen = new ConcurrentDictionary<string, int>();
        Fuzz.All(Choices, choices =>
        {
            var facts = new Chance(choices).Facts();
            foreach (var (scenario, state, finding) in FindingRules.Of(facts))
            {
                seen.AddOrUpdate(finding.Id, 1, (_, count) => count + 1);
                Assert.True(facts.Scenarios.ContainsKey(scenario));
                Assert.True(state is null || facts.Measurements.Any(measured => measured.Scenario == scenario && measured.State == state));
                Assert.DoesNotContain(' ', finding.Id);
                Assert.EndsWith(".", finding.Seen);
                Assert.EndsWith(".", finding.Cause);
                Assert.NotEqual("", finding.Fix.Trim());
                Assert.True(finding.Gain is null or > 0 && finding.Gain is not double.PositiveInfinity);
            }
        }, count: 10_000);

        Assert.Equal(FindingRules.All.Select(rule => rule.Method.DeclaringType!.Name).Order(), seen.Keys.Order());
    }

    [Fact]
    public void Facts_without_anything_give_no_finding() => Assert.Empty(FindingRules.Of(new BuildFacts()));

    [Fact]
    public void Every_rule_stands_in_the_table_under_the_name_of_its_file()
    {
        var rules = typeof(FindingRules).Assembly.GetTypes().Where(type => type.Namespace == typeof(NotComparable).Namespace && type.GetField("Id") is not null).ToArray();

        Assert.Equal(rules.Select(rule => rule.Name).Order(), FindingRules.All.Select(rule => rule.Method.DeclaringType!.Name).Order());
        Assert.All(rules, rule => Assert.Equal(rule.Name, rule.GetField("Id")!.GetRawConstantValue()));
    }
}
