using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace WinDockerTools.Engine.Platform.Docker;

/// <summary>What is asked of an engine. Every call throws FaultException (EngineUnreachable, EngineFailed, …).</summary>
interface IDockerEngine : IDisposable
{
    DockerEndpoint Endpoint { get; }

    IContainers Containers { get; }

    IImageBuilds Builds { get; }

    Task<EngineInfo> InfoAsync(CancellationToken stop);

    /// <summary>The image that the engine has under a name or digest, or null.</summary>
    Task<LocalImage?> FindImageAsync(string reference, CancellationToken stop);

    /// <summary>Every image of the engine in full.</summary>
    Task<IReadOnlyList<LocalImage>> ImagesAsync(CancellationToken stop);

    /// <summary>The names of the images alone: one request however many there are.</summary>
    Task<IReadOnlyList<string>> ImageNamesAsync(CancellationToken stop);

    /// <summary>Its networks with the addresses that they give.</summary>
    Task<IReadOnlyList<EngineNetwork>> NetworksAsync(CancellationToken stop);

    /// <summary>Its volumes with the options that they were made with.</summary>
    Task<IReadOnlyList<EngineVolume>> VolumesAsync(CancellationToken stop);
}

/// <summary>An engine's own words about itself; empty where it says nothing.</summary>
sealed record EngineInfo
{
    /// <summary>The engine's own number, kept with its data.</summary>
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";
    public string EngineVersion { get; init; } = "";
    public string ApiVersion { get; init; } = "";
    public string OSType { get; init; } = "";
    public string OSVersion { get; init; } = "";
    public string OperatingSystem { get; init; } = "";
    public string Architecture { get; init; } = "";
    public string Isolation { get; init; } = "";
    public string Driver { get; init; } = "";
    public IReadOnlyList<(string Name, string Value)> DriverStatus { get; init; } = [];
    public string DefaultRuntime { get; init; } = "";

    /// <summary>Processors of the engine's machine, 0 where it says nothing.</summary>
    public long Processors { get; init; }

    /// <summary>Bytes of the engine's machine, 0 where it says nothing.</summary>
    public long Memory { get; init; }

    /// <summary>How many images it holds; null where it does not tell.</summary>
    public long? Images { get; init; }

    public IReadOnlyList<string> Labels { get; init; } = [];
    public string KernelVersion { get; init; } = "";
    public string DataRoot { get; init; } = "";
    public string LogDriver { get; init; } = "";
    public string ControlGroupDriver { get; init; } = "";
    public string ControlGroupVersion { get; init; } = "";
    public EngineLimits Limits { get; init; } = new();

    /// <summary>The engine's clock as it answered; null where it says nothing.</summary>
    public DateTimeOffset? Time { get; init; }

    public string HttpProxy { get; init; } = "";
    public string HttpsProxy { get; init; } = "";
    public string NoProxy { get; init; } = "";
    public bool IsDebugging { get; init; }
    public bool KeepsContainersAlive { get; init; }
    public IReadOnlyList<string> RegistryMirrors { get; init; } = [];
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <summary>What an engine's kernel can limit; all false for Windows, which tells nothing of it.</summary>
sealed record EngineLimits
{
    public bool Memory { get; init; }
    public bool Swap { get; init; }
    public bool CpuQuota { get; init; }
    public bool CpuSet { get; init; }
    public bool Processes { get; init; }
}

/// <summary>A network of an engine.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Driver">Such as <c>bridge</c> or <c>nat</c>.</param>
/// <param name="Ranges">Subnets with the address that the network has in them itself, each empty where it is not told.</param>
sealed record EngineNetwork(string Name, string Driver, IReadOnlyList<(string Subnet, string Gateway)> Ranges);

/// <summary>A volume of an engine.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Driver">Such as <c>local</c>.</param>
/// <param name="MountPoint">Where its files are on the engine's machine.</param>
/// <param name="Options">What the driver was given.</param>
sealed record EngineVolume(string Name, string Driver, string MountPoint, IReadOnlyDictionary<string, string> Options);

/// <summary>An image in an engine's store. Size is unpacked bytes.</summary>
sealed record LocalImage(string Id, string OS, string Architecture)
{
    public IReadOnlyList<string> RepoTags { get; init; } = [];
    public IReadOnlyList<string> RepoDigests { get; init; } = [];
    public Version? OSVersion { get; init; }
    public string? Variant { get; init; }
    public DateTimeOffset? Created { get; init; }
    public long Size { get; init; }
    public IReadOnlyList<string> DiffIds { get; init; } = [];
    public IReadOnlyList<string> Command { get; init; } = [];
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
