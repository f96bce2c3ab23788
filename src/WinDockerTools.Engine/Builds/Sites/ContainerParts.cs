using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Runs;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Common.Archives;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Engine.Builds.Sites;

/// <summary>What all container sites of a scenario are made of: names, labels, the container's outline, the probe.</summary>
sealed class ContainerParts(IContainers containers, EngineInfo engine, BuildJob job, BuildSettings settings, string scenario)
{
    const string Shell = "/bin/sh";

    static readonly TimeSpan ProbeLimit = TimeSpan.FromMinutes(2);

    readonly ContainerPlace place = engine.OSType == "windows" ? ContainerPlace.Windows : ContainerPlace.Linux;

    public IContainers Containers => containers;
    public ContainerPlace Place => place;
    public BuildJob Job => job;
    public BuildSettings Settings => settings;
    public string Mark => job.Run.ToString();

    /// <summary>Builds are run by the wrapper; known after the probe.</summary>
    public bool IsWrapped { get; private set; }

    public IReadOnlyDictionary<string, string> Labels { get; } = job.Run.Labels;

    public string Name(string what) => job.Run.Name($"{scenario}-{what}");

    /// <summary>In the folder of the sources, which unlike that of temporary files is never in memory.</summary>
    public string FileToFetch(string name) => place.Join(place.Sources, name);

    public IReadOnlyList<string> Wrap(IReadOnlyList<string> command) => IsWrapped ? BuildWrapper.InContainer(Mark, command) : command;

    public IReadOnlyDictionary<string, string> Variables =>
        BuildSettings.Merge(job.ProjectVariables(place.Sources), BuildSettings.Merge(settings.Secrets.InContainer, settings.Environment));

    /// <summary>Everything that is mounted into every container of the scenario, secrets included.</summary>
    public IReadOnlyList<ContainerMount> Mounts => [.. settings.Secrets.Mounts, .. settings.Mounts];

    public string WorkingDirectory => place.Join(place.Sources, job.Project.Below);

    public ContainerSpec Spec(string what, IReadOnlyList<string> command) => new(Name(what), settings.Image!, command)
    {
        WorkingDirectory = WorkingDirectory,
        Environment = Variables,
        Labels = Labels,
        Mounts = Mounts,
        Cpus = settings.Cpus,
        CpuSet = settings.CpuSet,
        Memory = settings.Memory,
        DeviceReadBps = settings.DeviceReadBps,
        DeviceWriteBps = settings.DeviceWriteBps,
        Network = settings.Network,
        Isolation = settings.Isolation,
    };

    public async Task<SiteFacts> ProbeAsync(CancellationToken stop)
    {
        var go = (GoEnvironment?)null;
        var isPrecompiled = false;
        var hasShell = false;
        string? maxProcs = null;
        var run = new ContainerRun(containers)
        {
            Look = async (id, limit) =>
            {
                go = GoEnvironment.Read((await containers.LogsAsync(id, limit).ConfigureAwait(false)).Output, settings.Image!);
                isPrecompiled = await containers.ExistsAsync(id, go.PrecompiledPackage, limit).ConfigureAwait(false);
                maxProcs = (await containers.VariablesAsync(id, limit).ConfigureAwait(false)).TryGetValue("GOMAXPROCS", out var set) ? set : null;
                hasShell = !place.IsWindows && await containers.ExistsAsync(id, Shell, limit).ConfigureAwait(false);
            },
        };
        try
        {
            await run.RunAsync(Spec("probe", GoEnvironment.Command) with { Mounts = [] }, ProbeLimit, stop).ConfigureAwait(false);
        }
        // Engines refuse to start what is not there, each in its own words.
        catch (FaultException e) when (e.Kind == FaultKind.EngineRefused && IsMissingProgram(e.Detail))
        {
            throw new FaultException(FaultKind.GoToolchainNotFound, settings.Image!, e.Detail, e);
        }
        IsWrapped = hasShell;
        return new SiteFacts(go!, isPrecompiled) { Engine = Facts, MaxProcs = maxProcs };
    }

    EngineFacts Facts => new(
        engine.OSType,
        engine.Isolation switch { "process" => ContainerIsolation.Process, "hyperv" => ContainerIsolation.HyperV, _ => null },
        engine.Processors > 0 ? engine.Processors : null,
        engine.Memory > 0 ? engine.Memory : null);

    /// <summary>Brings files back that the build has written, those that are there.</summary>
    public async Task<Dictionary<string, byte[]>> FetchAsync(string id, IReadOnlyList<string> names, CancellationToken stop)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            await ReadAsync(id, FileToFetch(name), async tar =>
            {
                if (await tar.NextAsync().ConfigureAwait(false) && tar.IsFile)
                    files[name] = await tar.ReadAsync().ConfigureAwait(false);
            }, stop).ConfigureAwait(false);
        }
        return files;
    }

    /// <summary>Bytes of the programs in a folder of the container; null where they lie on a mount, or there are none.</summary>
    public async Task<long?> SizeAsync(string id, string folder, IReadOnlyList<ContainerMount> mounts, CancellationToken stop)
    {
        long? size = null;
        if (!job.HasProgram || place.IsMounted(folder, mounts))
            return null;
        await ReadAsync(id, folder, async tar =>
        {
            while (await tar.NextAsync().ConfigureAwait(false))
                size = (size ?? 0) + tar.Size;
        }, stop).ConfigureAwait(false);
        return size;
    }

    Task<bool> ReadAsync(string id, string path, Func<TarReader, Task> read, CancellationToken stop) =>
        containers.CopyOutAsync(id, path, archive => read(new TarReader(archive, stop)), stop);

    static bool IsMissingProgram(string words) =>
        words.IndexOf("executable file not found", StringComparison.OrdinalIgnoreCase) >= 0
        || words.IndexOf("no such file or directory", StringComparison.OrdinalIgnoreCase) >= 0
        || words.IndexOf("cannot find the file specified", StringComparison.OrdinalIgnoreCase) >= 0;
}
