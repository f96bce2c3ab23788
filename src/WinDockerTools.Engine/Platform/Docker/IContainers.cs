using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace WinDockerTools.Engine.Platform.Docker;

/// <summary>Containers and volumes of one engine. Every call throws FaultException (EngineUnreachable, EngineRefused, …).</summary>
interface IContainers
{
    /// <summary>Gives the id. ContainerImageMissing where the engine has no such image: nothing is pulled.</summary>
    Task<string> CreateAsync(ContainerSpec spec, CancellationToken stop);

    /// <summary>Unpacks a tar archive into a folder that exists.</summary>
    Task CopyInAsync(string id, string folder, Stream archive, CancellationToken stop);

    /// <summary>A file or folder as a tar archive, handed to <paramref name="read"/>; false where there is no such path.</summary>
    Task<bool> CopyOutAsync(string id, string path, Func<Stream, Task> read, CancellationToken stop);

    /// <summary>All its files as a tar archive, handed to <paramref name="read"/>; Windows engines refuse (EngineFailed).</summary>
    Task ExportAsync(string id, Func<Stream, Task> read, CancellationToken stop);

    /// <summary>Whether a path is there; works on containers that were never started.</summary>
    Task<bool> ExistsAsync(string id, string path, CancellationToken stop);

    /// <summary>The environment of a container's program: the image's variables and the container's own.</summary>
    Task<IReadOnlyDictionary<string, string>> VariablesAsync(string id, CancellationToken stop);

    Task StartAsync(string id, CancellationToken stop);

    /// <summary>The number of a running container's program among the processes of the engine's machine; 0 where the engine does not tell.</summary>
    Task<long> ProcessAsync(string id, CancellationToken stop);

    /// <summary>Halts everything in a container.</summary>
    Task PauseAsync(string id, CancellationToken stop);

    /// <summary>Lets a halted container go on.</summary>
    Task ResumeAsync(string id, CancellationToken stop);

    /// <summary>Ends when the container does, and never by itself otherwise.</summary>
    Task<ContainerEnd> WaitAsync(string id, CancellationToken stop);

    /// <summary>What an ended container said.</summary>
    Task<ContainerText> LogsAsync(string id, CancellationToken stop);

    /// <summary>Runs a program in a running container to its end.</summary>
    Task<(long ExitCode, ContainerText Text)> ExecAsync(string id, ContainerExec exec, CancellationToken stop);

    /// <summary>What a running container has used up to now; null where the engine does not tell.</summary>
    Task<ContainerUsage?> UsageAsync(string id, CancellationToken stop);

    Task KillAsync(string id, CancellationToken stop);

    /// <summary>Ends and removes a container, halted or not, with its anonymous volumes; one that is not there is no error.</summary>
    Task RemoveAsync(string id, CancellationToken stop);

    Task CreateVolumeAsync(string name, IReadOnlyDictionary<string, string> labels, CancellationToken stop);

    /// <summary>Removes a volume; one that is not there is no error.</summary>
    Task RemoveVolumeAsync(string name, CancellationToken stop);

    /// <summary>Containers and volumes that carry a label, or a name that begins with <paramref name="prefix"/>.</summary>
    Task<IReadOnlyList<EngineObject>> ListAsync(string label, string prefix, CancellationToken stop);
}

/// <summary>How to make a container. The command takes the place of the image's entry point.</summary>
sealed record ContainerSpec(string Name, string Image, IReadOnlyList<string> Command)
{
    public string? WorkingDirectory { get; init; }
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
    public IReadOnlyList<ContainerMount> Mounts { get; init; } = [];
    public double? Cpus { get; init; }
    public string? CpuSet { get; init; }
    public long? Memory { get; init; }
    public IReadOnlyList<DeviceRate> DeviceReadBps { get; init; } = [];
    public IReadOnlyList<DeviceRate> DeviceWriteBps { get; init; } = [];
    public string? Network { get; init; }
    public ContainerIsolation? Isolation { get; init; }
}

sealed record ContainerExec(IReadOnlyList<string> Command, string? WorkingDirectory, IReadOnlyDictionary<string, string> Environment);

/// <summary>How a container ended, by the engine's clock.</summary>
sealed record ContainerEnd(long ExitCode, bool IsOomKilled, DateTimeOffset Started, DateTimeOffset Finished);

sealed record ContainerText(string Output, string Error);

/// <summary>Counters of a running container; null where its platform has none.</summary>
sealed record ContainerUsage(
    TimeSpan? CpuTime,
    long? PeakMemory,
    long? Periods,
    long? ThrottledPeriods,
    TimeSpan? ThrottledTime,
    long? MajorPageFaults,
    long? BytesRead,
    long? BytesWritten);

/// <summary>A container, volume or image by its id or name.</summary>
sealed record EngineObject(bool IsVolume, string Id, string Name, IReadOnlyDictionary<string, string> Labels, DateTimeOffset? Created);
