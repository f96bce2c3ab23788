using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds;
using WinDockerTools.Engine.Builds.Measuring;
using WinDockerTools.Engine.Builds.Runs;
using WinDockerTools.Engine.Builds.Sources;
using WinDockerTools.Engine.Common;
using Xunit;

namespace WinDockerTools.Tests.Builds.Measuring;

/// <summary>Builds that take as long as a test says, on a clock of their own, and a listener that writes down what it hears.</summary>
sealed class MadeUpBuilds : IMeasurementListener
{
    public static readonly GoEnvironment Go = GoEnvironment.Read("""{"GOROOT":"/go","GOOS":"linux","GOARCH":"amd64","GOVERSION":"go1.24.1"}""", "here");

    public static readonly BuildJob Job = MakeJob();

    /// <summary>What builds that explain leave behind.</summary>
    static readonly Dictionary<string, string> Written = new()
    {
        ["windockertools-graph.json"] = """
            [{"ID":0,"Mode":"build","Package":"example.com/shop","TimeReady":"2026-01-01T00:00:00Z","TimeStart":"2026-01-01T00:00:00Z","TimeDone":"2026-01-01T00:00:01Z","Cmd":["compile -p main"],"BuildID":"x"}]
            """,
        ["windockertools-bench.txt"] = "BenchmarkCompile:example.com/shop:fe:parse 1 1000000 ns/op\n",
    };

    readonly List<(string Scenario, BuildRequest Request)> builds = [];

    public TimeSpan Now { get; private set; }

    /// <summary>What a build comes to; its total passes on the clock.</summary>
    public Func<string, BuildRequest, int, BuildRun> Build { get; set; }

    public MadeUpBuilds() => Build = (scenario, request, _) =>
        Taking(request.IsFresh || scenario == "Plain" || builds.Count(build => build.Scenario == scenario) == 1 ? 10 : request.Edit > 0 ? 2 : 1);

    public Func<string, SiteFacts> Probe { get; set; } = _ => new SiteFacts(Go, IsPrecompiled: false);

    public List<FaultException> Faults { get; } = [];
    public List<string> Warnings { get; } = [];
    public List<GoBuildSample> Samples { get; } = [];
    public List<(int Builds, TimeSpan? Estimate)> Announced { get; } = [];
    public List<(int Done, int All, string Now, TimeSpan? Left)> Progress { get; } = [];

    /// <summary>Such as <c>Plain Cold</c>, in the order of the builds.</summary>
    public IReadOnlyList<string> Log => [.. builds.Select(build => $"{build.Scenario} {StateOf(build.Request)}")];

    public IReadOnlyList<BuildRequest> Requests => [.. builds.Select(build => build.Request)];

    /// <summary>The builds of the rounds, those before them left out.</summary>
    public IReadOnlyList<string> Rounds => [.. Log.Skip(Log.Count - Samples.Count(sample => !Failures.Contains(sample)))];

    List<GoBuildSample> Failures { get; } = [];

    public static BuildRun Taking(double seconds, int exitCode = 0, string error = "") => new()
    {
        Total = TimeSpan.FromSeconds(seconds), Duration = TimeSpan.FromSeconds(seconds * 0.8), ExitCode = exitCode, Error = error,
    };

    public static GoBuildScenario Scenario(string name) => BuiltInScenarios.Find(name) ?? new GoBuildScenario(name, GoBuildBase.Plain);

    public MeasurePlan Plan(IEnumerable<string> scenarios, params GoBuildState[] states) => new(
        Job, [.. scenarios.Select(name => new PlannedScenario(Scenario(name), new BuildSettings { Image = "golang" }, new Site(name, this)))], states);

    public async Task<IReadOnlyList<ScenarioResult>> RunAsync(MeasurePlan plan)
    {
        var results = await new BuildMeasuring(plan, this, () => Now).RunAsync(TestContext.Current.CancellationToken);
        Failures.AddRange(results.Select(result => result.Failure).OfType<GoBuildSample>());
        return results;
    }

    public Task SampleAsync(GoBuildSample sample) => Note(() => Samples.Add(sample));
    public Task FaultAsync(FaultException fault) => Note(() => Faults.Add(fault));
    public Task AnnounceAsync(int builds, TimeSpan? estimate) => Note(() => Announced.Add((builds, estimate)));
    public Task ProgressAsync(int done, int all, string now, TimeSpan? left) => Note(() => Progress.Add((done, all, now, left)));
    public Task WarnAsync(string text) => Note(() => Warnings.Add(text));

    static Task Note(Action note)
    {
        note();
        return Task.CompletedTask;
    }

    static GoBuildState StateOf(BuildRequest request) => request.IsFresh ? GoBuildState.Cold : request.Edit > 0 ? GoBuildState.Edit : GoBuildState.Warm;

    static BuildJob MakeJob()
    {
        var project = new GoProject { Folder = "/shop", Root = "/shop", ModulePath = "example.com/shop" };
        return new BuildJob(project, null!, PackageFolder.Of(project, "./cmd"), new RunId(), null!);
    }

    sealed class Site(string name, MadeUpBuilds world) : IBuildSite
    {
        public string FileToFetch(string name) => "/tmp/" + name;

        public Task<SiteFacts> ProbeAsync(CancellationToken stop) => Task.FromResult(world.Probe(name));

        public Task<BuildRun> RunAsync(BuildRequest request, CancellationToken stop)
        {
            stop.ThrowIfCancellationRequested();
            world.builds.Add((name, request));
            var run = world.Build(name, request, world.builds.Count);
            world.Now += run.Total;
            return Task.FromResult(run with { Files = request.Fetch.Where(Written.ContainsKey).ToDictionary(file => file, file => System.Text.Encoding.UTF8.GetBytes(Written[file])) });
        }

        public ValueTask DisposeAsync() => default;
    }
}
