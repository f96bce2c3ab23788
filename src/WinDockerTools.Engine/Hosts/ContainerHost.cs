using System;
using System.Collections.Generic;
using WinDockerTools.Engine.Common;

namespace WinDockerTools;

/// <summary>A machine that runs containers, as its engine describes it. What is not known is <see langword="null"/>.</summary>
public sealed class ContainerHost
{
    /// <summary>The machine's own name.</summary>
    public string? Name { get; init; }

    /// <summary>The name by which the machine was asked over the network; null where its engine was.</summary>
    public string? ComputerName { get; init; }

    /// <summary>Address of the engine, to be given again as <c>-DockerHost</c>; null without an engine.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The Docker context that led to the engine; null when its address was given.</summary>
    public string? Context { get; init; }

    /// <summary>Names of all Docker contexts that lead to the engine; empty where none does.</summary>
    public IReadOnlyList<string> Contexts { get; init => field = Indexed.Of(value); } = [];

    public string? EngineVersion { get; init; }

    /// <summary>The newest Engine API version that the engine speaks, such as <c>1.52</c>.</summary>
    public string? ApiVersion { get; init; }

    /// <summary><c>windows</c> or <c>linux</c>: what the engine's containers are.</summary>
    public string? OS { get; init; }

    /// <summary>The Windows version, with the revision where it is known; null for Linux.</summary>
    public Version? Version { get; init; }

    public WindowsProduct Product { get; init; }

    /// <summary>The name that people know this Windows by, such as Windows 11 23H2 or Windows Server 2022; null for Linux.</summary>
    public string? ProductName { get; init; }

    /// <summary>The edition as the registry names it, such as ServerDatacenter or Professional; null where it is not this machine's Windows.</summary>
    public string? Edition { get; init; }

    /// <summary>Client, Server, Server Core or Nano Server; null where it is not this machine's Windows.</summary>
    public string? InstallationType { get; init; }

    /// <summary>The services that containers need, and those of engines; null where it is not this machine's Windows.</summary>
    public IReadOnlyList<HostService>? Services { get; init => field = Indexed.Of(value); }

    /// <summary>Whether a restart is asked for; null where it is not this machine's Windows.</summary>
    public bool? RestartPending { get; init; }

    /// <summary>Who asks for it, in words.</summary>
    public IReadOnlyList<string>? RestartReasons { get; init => field = Indexed.Of(value); }

    /// <summary>The Windows Subsystem for Linux; null where there is none, or the engine is not on this machine.</summary>
    public WslInstallation? Wsl { get; init; }

    /// <summary>
    /// The features of Windows that containers use, by the names that DISM has for them on this kind of Windows; null where
    /// they were not told. What waits for a restart is told to administrators on the machine itself alone.
    /// </summary>
    public IReadOnlyList<HostFeature>? Features { get; init => field = Indexed.Of(value); }

    /// <summary>Whether the machine can run virtual machines, as Hyper-V isolation does; null where that was not told.</summary>
    public HostVirtualization? Virtualization { get; init; }

    /// <summary>The file-system drivers of Windows that run, filters among them; null where they were not told.</summary>
    public IReadOnlyList<string>? FileSystemDrivers { get; init => field = Indexed.Of(value); }

    /// <summary>The virus scanners that Windows knows of; null where they were not told.</summary>
    public IReadOnlyList<string>? VirusScanners { get; init => field = Indexed.Of(value); }

    /// <summary>The networks of containers; null where they were not told.</summary>
    public IReadOnlyList<HostNetwork>? Networks { get; init => field = Indexed.Of(value); }

    /// <summary>The operating system in the engine's words.</summary>
    public string? OperatingSystem { get; init; }

    /// <summary>Go's name of the processor: <c>amd64</c>, <c>arm64</c>, …</summary>
    public string? Architecture { get; init; }

    /// <summary>What a container gets that asks for no isolation; null for Linux.</summary>
    public ContainerIsolation? DefaultIsolation { get; init; }

    public string? StorageDriver { get; init; }

    public ImageStore? ImageStore { get; init; }

    /// <summary>The runtime that containers get by default.</summary>
    public string? Runtime { get; init; }

    /// <summary>Processors of the engine's machine.</summary>
    public int? Processors { get; init; }

    /// <summary>Memory of the engine's machine in bytes.</summary>
    public long? Memory { get; init; }

    public string? KernelVersion { get; init; }

    /// <summary>1 or 2; null for Windows, and for engines before 20.10.</summary>
    public int? ControlGroupVersion { get; init; }

    /// <summary>Where containers' output goes that asks for nothing else.</summary>
    public string? LogDriver { get; init; }

    /// <summary>The folder of the engine's data, on its own machine.</summary>
    public string? DataRoot { get; init; }

    /// <summary>Bytes free there, or without an engine on the disk of Windows; null where the engine does not share this machine's files.</summary>
    public long? FreeSpace { get; init; }

    /// <summary>What runs the engine; Native where that does not say that it is Docker Desktop.</summary>
    public ContainerBackend Backend { get; init; }

    /// <summary>
    /// Docker Desktop says so itself. Some of its versions do not in Windows container mode, where false then means
    /// "not known to be".
    /// </summary>
    public bool IsDockerDesktop { get; init; }

    public override string ToString() => Name ?? Endpoint ?? "";
}
