using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Measuring.Samples;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Mounts.Measuring.Containers;

/// <summary>A container that has a folder to measure, and does nothing by itself.</summary>
sealed class MountContainer(IContainers containers, ContainerWish wish, RunId run, WorkFolder work)
{
    /// <summary>Where it has what is measured.</summary>
    public const string Folder = "/windockertools";

    const string Shell = "/bin/sh", Variable = "WINDOCKERTOOLS_CONTAINER";

    // Ends by itself when nobody removes it.
    static readonly IReadOnlyList<string> Idle = [Shell, "-c", "sleep 86400"];

    readonly string name = run.Name(wish.Kind.ToString().ToLowerInvariant()), volume = run.Name("volume");

    bool isAsked, hasVolume, isPaused;

    public ContainerWish Wish => wish;

    /// <summary>What is known before it is looked at.</summary>
    public PlaceFacts Facts { get; } = new() { Path = Folder, Image = wish.Image, Mount = wish.Kind, Volume = wish.NfsVolume };

    /// <summary>A variable that its program alone has.</summary>
    public string Mark => $"{Variable}={name}";

    IReadOnlyDictionary<string, string> Labels { get; } = run.Labels;

    /// <summary>Throws FaultException (ContainerShellMissing, ContainerImageMissing, …).</summary>
    public async Task StartAsync(CancellationToken stop)
    {
        hasVolume = wish.Kind == MountKind.Volume;
        if (hasVolume)
            await containers.CreateVolumeAsync(volume, Labels, stop).ConfigureAwait(false);
        // By name: a call that was stopped may have made the container without telling its id.
        isAsked = true;
        var id = await containers.CreateAsync(Spec, stop).ConfigureAwait(false);
        try
        {
            await containers.StartAsync(id, stop).ConfigureAwait(false);
        }
        // Engines refuse to start what is not there, each in its own words.
        catch (FaultException e) when (e.Kind == FaultKind.EngineRefused && e.Detail.IndexOf(Shell, StringComparison.Ordinal) >= 0)
        {
            throw new FaultException(FaultKind.ContainerShellMissing, wish.Image, e.Detail, e);
        }
    }

    /// <summary>Runs a script to its end in its shell, in no folder of the image's.</summary>
    public Task<(long ExitCode, ContainerText Text)> RunAsync(string script, IReadOnlyDictionary<string, string> variables, CancellationToken stop) =>
        containers.ExecAsync(name, new ContainerExec([Shell, "-c", script], "/", variables), stop);

    public Task<long> ProcessAsync(CancellationToken stop) => containers.ProcessAsync(name, stop);

    public async Task PauseAsync(CancellationToken stop)
    {
        await containers.PauseAsync(name, stop).ConfigureAwait(false);
        isPaused = true;
    }

    public async Task ResumeAsync(CancellationToken stop)
    {
        if (isPaused)
            await containers.ResumeAsync(name, stop).ConfigureAwait(false);
        isPaused = false;
    }

    /// <summary>Removes it with all that is its own.</summary>
    public async Task RemoveAsync(CancellationToken stop)
    {
        if (isAsked)
            await containers.RemoveAsync(name, stop).ConfigureAwait(false);
        if (hasVolume)
            await containers.RemoveVolumeAsync(volume, stop).ConfigureAwait(false);
    }

    ContainerSpec Spec => new(name, wish.Image, Idle)
    {
        Environment = new Dictionary<string, string>(StringComparer.Ordinal) { [Variable] = name },
        Labels = Labels,
        Mounts = Mounts,
        Network = "none",
    };

    IReadOnlyList<ContainerMount> Mounts => wish.Kind switch
    {
        MountKind.Bind => [new(ContainerMountType.Bind, work.Sub("bind"), Folder)],
        MountKind.Volume => [new(ContainerMountType.Volume, volume, Folder)],
        MountKind.Nfs => [new(ContainerMountType.Volume, wish.NfsVolume, Folder)],
        MountKind.Tmpfs => [new(ContainerMountType.Tmpfs, null, Folder)],
        _ => [],
    };
}
