using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Measuring;
using WinDockerTools.Engine.Builds.Runs;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Processes;
using WinDockerTools.Shell;
using WinDockerTools.Shell.Completion;

namespace WinDockerTools.Commands.Builds;

/// <summary>Measures the same Go build in several container configurations, side by side.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "GoBuildInContainer", DefaultParameterSetName = "DockerHost")]
[OutputType(typeof(GoBuildMeasurement), typeof(GoBuildSample))]
public sealed class MeasureGoBuildInContainerCommand : ContainerCommand
{
    static readonly GoBuildScenario[] Usual =
        [new("Host", GoBuildBase.Host), new("Plain", GoBuildBase.Plain), new("CacheVolume", GoBuildBase.CacheVolume)];

    /// <summary>Folders of Go modules, or of projects in a GOPATH.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = ["."];

    /// <summary>The package to build, as for the go command.</summary>
    [Parameter]
    [ValidatePattern("^[^-]")]
    public string Package { get; set; } = ".";

    /// <summary><c>go build</c> or <c>go test</c>.</summary>
    [Parameter]
    public GoBuildCommand Command { get; set; }

    /// <summary>An image with a Go toolchain that the engine has.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ImageNameCompleter))]
    public string Image { get; set; } = "golang";

    /// <summary>What to compare; the first is the baseline.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [GoBuildScenarioTransformation]
    [ArgumentCompleter(typeof(GoBuildScenarioCompleter))]
    public GoBuildScenario[] Scenario { get; set; } = Usual;

    /// <summary>What the builds find when they begin.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public GoBuildState[] State { get; set; } = [GoBuildState.Cold, GoBuildState.Edit];

    /// <summary>CPUs of each container, as a quota.</summary>
    [Parameter]
    [ValidateRange(0.01, 1024.0)]
    public double? Cpus { get; set; }

    /// <summary>Memory of each container in bytes.</summary>
    [Parameter]
    [ByteSizeTransformation]
    [ValidateRange(6L << 20, long.MaxValue)]
    public long? Memory { get; set; }

    /// <summary>Limits on reading, such as <c>/dev/sda:10mb</c>.</summary>
    [Parameter]
    [DeviceRateTransformation]
    public DeviceRate[] DeviceReadBps { get; set; } = [];

    /// <summary>Limits on writing, such as <c>/dev/sda:10mb</c>.</summary>
    [Parameter]
    [DeviceRateTransformation]
    public DeviceRate[] DeviceWriteBps { get; set; } = [];

    /// <summary>Builds that count, of each scenario in each state.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int Iteration { get; set; } = 5;

    /// <summary>Builds of each scenario that do not count.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int Warmup { get; set; } = 1;

    /// <summary>How long one build may take, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int TimeoutSec { get; set; } = 600;

    /// <summary>GOPROXY of the builds.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? GoProxy { get; set; }

    /// <summary>Variables of the builds.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable Environment { get; set; } = [];

    /// <summary>Arguments for go build or go test.</summary>
    [Parameter]
    [ValidateNotNull]
    public string[] GoArgument { get; set; } = [];

    /// <summary>What private modules need: Netrc, SshAgent, GoPrivate.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable Secret { get; set; } = [];

    /// <summary>Makes the order of the builds and the intervals come out the same again.</summary>
    [Parameter]
    public int? Seed { get; set; }

    /// <summary>Makes one more build of each scenario and state, which tells where the time goes.</summary>
    [Parameter]
    public SwitchParameter Explain { get; set; }

    /// <summary>Writes every single build as soon as it is over, before the measurements.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Address of the engine.</summary>
    [Parameter(ParameterSetName = "DockerHost")]
    [ValidateNotNullOrEmpty]
    public string? DockerHost { get; set; }

    /// <summary>A Docker context.</summary>
    [Parameter(ParameterSetName = "Context", Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContextNameCompleter))]
    public string? Context { get; set; }

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        var scenarios = await WantedAsync().ConfigureAwait(false);
        foreach (var path in Path)
        {
            try
            {
                await MeasureAsync(path, scenarios, stop).ConfigureAwait(false);
            }
            catch (FaultException e)
            {
                await WriteErrorAsync(Errors.From(e, path)).ConfigureAwait(false);
            }
        }
    }

    async Task MeasureAsync(string path, GoBuildScenario[] scenarios, CancellationToken stop)
    {
        string? folder = null;
        BuildSettings? settings = null;
        await OnPipelineAsync(() =>
        {
            folder = Resolve(path);
            settings = Settings();
        }).ConfigureAwait(false);
        using var engine = new LazyEngine(DockerHost, Context);
        var request = new GoBuildRequest(folder ?? throw new FaultException(FaultKind.GoProjectNotFound, path, "there is no such drive"), Package, scenarios, [.. State.Distinct()])
        {
            IsTest = Command == GoBuildCommand.Test,
            Settings = settings!,
            Iterations = Iteration,
            Warmup = Warmup,
            Limit = TimeSpan.FromSeconds(TimeoutSec),
            Explains = Explain,
            Dockerfile = DockerfileGoLines.Of,
            Seed = Seed ?? System.Environment.TickCount,
        };
        var listener = new MeasurementListener(this, path, PassThru);
        var measured = new GoBuildMeasurer(engine.Open, listener).MeasureAsync(request, stop);
        foreach (var measurement in await WaitAsync(measured, () => listener.Status).ConfigureAwait(false))
            await WriteAsync(measurement).ConfigureAwait(false);
    }

    // Who named no scenario need not have Go on the host.
    async Task<GoBuildScenario[]> WantedAsync()
    {
        if (MyInvocation.BoundParameters.ContainsKey(nameof(Scenario)) || LocalProcess.Find("go") is not null)
            return Scenario;
        await VerboseAsync("There is no go command on this machine: the scenario Host is left out.").ConfigureAwait(false);
        return [.. Scenario.Where(scenario => scenario.Base != GoBuildBase.Host)];
    }

    BuildSettings Settings()
    {
        var variables = VariableTable.Read(Environment);
        if (GoProxy is not null)
            variables["GOPROXY"] = GoProxy;
        return new BuildSettings
        {
            Image = Image,
            Mounts = GoProxyMount.Of(GoProxy),
            Environment = variables,
            GoArgument = GoArgument,
            Cpus = Cpus,
            Memory = Memory,
            DeviceReadBps = DeviceReadBps,
            DeviceWriteBps = DeviceWriteBps,
            Secrets = SecretTable.Read(Secret, path => Resolve(path) ?? path),
        };
    }

    internal Task PostAsync(Action action) => OnPipelineAsync(action);
}
