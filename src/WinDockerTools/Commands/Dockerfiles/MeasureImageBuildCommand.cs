using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Commands.Builds;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Dockerfiles.Checking;
using WinDockerTools.Engine.Dockerfiles.Measuring;
using WinDockerTools.Engine.Dockerfiles.Measuring.Builders;
using WinDockerTools.Shell;
using WinDockerTools.Shell.Completion;

namespace WinDockerTools.Commands.Dockerfiles;

/// <summary>Measures how long Dockerfiles take to build, and what is built anew after an edit, side by side.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "ImageBuild", DefaultParameterSetName = PathSet)]
[OutputType(typeof(ImageBuildMeasurement), typeof(ImageBuildSample))]
public sealed class MeasureImageBuildCommand : ContainerCommand
{
    const string PathSet = "Path", PairSet = "Pair", PathContextSet = "PathContext", PairContextSet = "PairContext";

    static readonly ImageBuildState[] AllStates = [ImageBuildState.Cold, ImageBuildState.NoChange, ImageBuildState.SourceEdit, ImageBuildState.DependencyEdit];

    readonly List<string> files = [];

    /// <summary>Dockerfiles, and folders to search; wildcards are allowed. The first is the baseline.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = PathContextSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The Dockerfile to compare with.</summary>
    [Parameter(ParameterSetName = PairSet, Mandatory = true)]
    [Parameter(ParameterSetName = PairContextSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string ReferencePath { get; set; } = "";

    /// <summary>The Dockerfile that is compared with it.</summary>
    [Parameter(ParameterSetName = PairSet, Mandatory = true)]
    [Parameter(ParameterSetName = PairContextSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string DifferencePath { get; set; } = "";

    /// <summary>The build context of all files; the folder of each Dockerfile by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ContextPath { get; set; }

    /// <summary>What the builds find when they begin.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public ImageBuildState[] State { get; set; } = AllStates;

    /// <summary>What builds the images; by default BuildKit for Linux where the docker command has it, and else the classic builder.</summary>
    [Parameter]
    public DockerfileBuilder Builder { get; set; }

    /// <summary>Build arguments, as <c>docker build --build-arg</c> takes them.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable BuildArgument { get; set; } = [];

    /// <summary>The stage to build; the last by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Target { get; set; }

    /// <summary>The source file to edit, below the build context.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EditPath { get; set; }

    /// <summary>The file to edit that names the dependencies, below the build context.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DependencyPath { get; set; }

    /// <summary>Builds that count, of each file in each state.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int Iteration { get; set; } = 5;

    /// <summary>How long one build may take, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int TimeoutSec { get; set; } = 600;

    /// <summary>The network of RUN instructions, as <c>docker build --network</c> takes it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Network { get; set; }

    /// <summary>Makes the order of the builds and the intervals come out the same again.</summary>
    [Parameter]
    public int? Seed { get; set; }

    /// <summary>Writes every single build as soon as it is over, before the measurements.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Address of the engine.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = PairSet)]
    [ValidateNotNullOrEmpty]
    public string? DockerHost { get; set; }

    /// <summary>A Docker context.</summary>
    [Parameter(ParameterSetName = PathContextSet, Mandatory = true)]
    [Parameter(ParameterSetName = PairContextSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContextNameCompleter))]
    public string? Context { get; set; }

    // The first of all is the baseline, so that all must be known.
    protected override async Task ProcessAsync(CancellationToken stop)
    {
        foreach (var given in ParameterSetName is PairSet or PairContextSet ? [ReferencePath, DifferencePath] : Path)
        {
            try
            {
                foreach (var path in await OnPipelineAsync(() => DockerfilePaths.Resolve(this, given, isLiteral: false)).ConfigureAwait(false))
                    Add(DockerfileSearch.Files(path, stop), given);
            }
            catch (FaultException e)
            {
                await WriteErrorAsync(Errors.From(e, given)).ConfigureAwait(false);
            }
        }
    }

    void Add(IReadOnlyList<string> found, string given)
    {
        foreach (var file in found.Select(System.IO.Path.GetFullPath))
        {
            if (files.Contains(file))
                throw new FaultException(FaultKind.DockerfileRepeated, given, $"'{file}' was given before");
            files.Add(file);
        }
    }

    protected override async Task EndAsync(CancellationToken stop)
    {
        if (files.Count == 0)
            return;
        var context = ContextPath is null ? null : DockerfilePaths.Context(ContextPath, await FullPathAsync(ContextPath).ConfigureAwait(false));
        using var engine = new LazyEngine(DockerHost, Context);
        var request = new ImageBuildRequest(files, [.. State.Distinct()])
        {
            Builder = Builder,
            ContextPath = context,
            Settings = new ImageBuildSettings { BuildArguments = VariableTable.Read(BuildArgument), Target = Target, Network = Network },
            EditPath = EditPath,
            DependencyPath = DependencyPath,
            Iterations = Iteration,
            Limit = TimeSpan.FromSeconds(TimeoutSec),
            Seed = Seed ?? Environment.TickCount,
        };
        var listener = new ImageBuildListener(this, PassThru);
        var measured = new ImageBuildMeasurer(engine.Open(), listener).MeasureAsync(request, stop);
        foreach (var measurement in await WaitAsync(measured, () => listener.Status).ConfigureAwait(false))
            await WriteAsync(measurement).ConfigureAwait(false);
    }

    internal Task PostAsync(Action action) => OnPipelineAsync(action);
}
