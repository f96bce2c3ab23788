using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Measuring;
using WinDockerTools.Engine.Mounts.Measuring.Samples;
using WinDockerTools.Shell;
using WinDockerTools.Shell.Completion;

namespace WinDockerTools.Commands.Mounts;

/// <summary>Measures what file operations cost at several places, side by side.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "MountPerformance", DefaultParameterSetName = "Path")]
[OutputType(typeof(MountPerformance))]
public sealed class MeasureMountPerformanceCommand : ContainerCommand
{
    readonly List<(string Name, string Path)> folders = [];

    /// <summary>Folders to measure in; the first is the baseline.</summary>
    [Parameter(ParameterSetName = "Path", Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath", "MountPoint")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>An image of the engine with <c>/bin/sh</c> in it.</summary>
    [Parameter(ParameterSetName = "DockerHost", Mandatory = true)]
    [Parameter(ParameterSetName = "Context", Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ImageNameCompleter))]
    public string Image { get; set; } = "";

    /// <summary>What is under the folder in the containers; the first is the baseline.</summary>
    [Parameter(ParameterSetName = "DockerHost")]
    [Parameter(ParameterSetName = "Context")]
    [ValidateNotNullOrEmpty]
    public MountKind[] Mount { get; set; } = [MountKind.Bind, MountKind.Volume, MountKind.Tmpfs, MountKind.Overlay];

    /// <summary>Volumes of the engine that are NFS mounts, for <c>-Mount Nfs</c>.</summary>
    [Parameter(ParameterSetName = "DockerHost")]
    [Parameter(ParameterSetName = "Context")]
    [ValidateNotNullOrEmpty]
    public string[] Volume { get; set; } = [];

    /// <summary>What to measure.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public MountOperation[] Operation { get; set; } = [.. MeasureSettings.Single];

    /// <summary>Work whose recorded operations are replayed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public MountWorkload[] Workload { get; set; } = [];

    /// <summary>Rounds that count, of each place.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int Round { get; set; } = 7;

    /// <summary>Files of each client.</summary>
    [Parameter]
    [ValidateRange(1, 100_000)]
    public int FileCount { get; set; } = 200;

    /// <summary>Bytes of the large file of each client.</summary>
    [Parameter]
    [ByteSizeTransformation]
    [ValidateRange(1L << 20, 1L << 40)]
    public long SequentialSize { get; set; } = 32L << 20;

    /// <summary>How many work at once.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ClientCount { get; set; } = 1;

    /// <summary>How long one place may take, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int TimeoutSec { get; set; } = 300;

    /// <summary>Makes the order of the places and the intervals come out the same again.</summary>
    [Parameter]
    public int? Seed { get; set; }

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
        foreach (var path in Path)
        {
            if (await FullPathAsync(path).ConfigureAwait(false) is not { } full)
                await WriteErrorAsync(Errors.From(new FaultException(FaultKind.MountPathNotFound, path, "there is no such drive"))).ConfigureAwait(false);
            else if (folders.All(folder => folder.Path != full))
                folders.Add((path, full));
        }
    }

    // All places of a call are measured side by side, and so none before the last one is known.
    protected override async Task EndAsync(CancellationToken stop)
    {
        if (ParameterSetName == "Path" && folders.Count == 0)
            return;
        var listener = new MountListener(this, OnPipelineAsync);
        var measurer = new MountMeasurer(Request(), listener);
        using var engine = new LazyEngine(DockerHost, Context);
        var measured = ParameterSetName == "Path"
            ? measurer.MeasureFoldersAsync(folders, stop)
            : measurer.MeasureContainersAsync(engine.Open(), Image, Mount, Volume, stop);
        foreach (var performance in await WaitAsync(measured, () => listener.Status).ConfigureAwait(false))
            await WriteAsync(performance).ConfigureAwait(false);
    }

    MountRequest Request()
    {
        var settings = new MeasureSettings
        {
            Operations = [.. Operation.Intersect(MeasureSettings.Known)],
            Workloads = [.. Workload.Distinct()],
            Files = FileCount,
            SequentialSize = SequentialSize,
            Clients = ClientCount,
        };
        // Who asks for work alone does not want all else.
        if (Workload.Length > 0 && !MyInvocation.BoundParameters.ContainsKey(nameof(Operation)))
            settings = settings with { Operations = [] };
        return new MountRequest(settings, Round, TimeSpan.FromSeconds(TimeoutSec), Seed ?? Environment.TickCount);
    }
}
