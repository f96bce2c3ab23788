using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Docker.DotNet.Models;
using Version = System.Version;

namespace WinDockerTools.Engine.Platform.Docker;

/// <summary>From the client library's types to ours: engines leave out what they do not know.</summary>
static class DockerModels
{
    public static EngineInfo Info(SystemInfoResponse info, string apiVersion) => new()
    {
        Id = info.ID ?? "",
        Name = info.Name ?? "",
        EngineVersion = info.ServerVersion ?? "",
        ApiVersion = apiVersion ?? "",
        OSType = info.OSType ?? "",
        OSVersion = info.OSVersion ?? "",
        OperatingSystem = info.OperatingSystem ?? "",
        Architecture = info.Architecture ?? "",
        Isolation = info.Isolation ?? "",
        Driver = info.Driver ?? "",
        DriverStatus = [.. (info.DriverStatus ?? []).Where(pair => pair is { Length: 2 }).Select(pair => (pair[0], pair[1]))],
        DefaultRuntime = info.DefaultRuntime ?? "",
        Processors = info.NCPU,
        Memory = info.MemTotal,
        Images = info.Images,
        Labels = [.. info.Labels ?? []],
        KernelVersion = info.KernelVersion ?? "",
        DataRoot = info.DockerRootDir ?? "",
        LogDriver = info.LoggingDriver ?? "",
        ControlGroupDriver = info.CgroupDriver ?? "",
        ControlGroupVersion = info.CgroupVersion ?? "",
        Limits = new EngineLimits { Memory = info.MemoryLimit, Swap = info.SwapLimit, CpuQuota = info.CPUCfsQuota, CpuSet = info.CPUSet, Processes = info.PidsLimit },
        Time = Time(info.SystemTime ?? "") is var time && time == default ? null : time,
        HttpProxy = info.HTTPProxy ?? "",
        HttpsProxy = info.HTTPSProxy ?? "",
        NoProxy = info.NoProxy ?? "",
        IsDebugging = info.Debug,
        KeepsContainersAlive = info.LiveRestoreEnabled,
        RegistryMirrors = [.. info.RegistryConfig?.Mirrors ?? []],
        Warnings = [.. info.Warnings ?? []],
    };

    public static EngineNetwork Network(NetworkResponse network) => new(
        network.Name ?? "", network.Driver ?? "", [.. (network.IPAM?.Config ?? []).Select(range => (range.Subnet ?? "", range.Gateway ?? ""))]);

    public static LocalImage Image(ImageInspectResponse image) => new(image.ID, image.Os ?? "", image.Architecture ?? "")
    {
        RepoTags = Names(image.RepoTags),
        RepoDigests = Names(image.RepoDigests),
        OSVersion = Version.TryParse(image.OsVersion, out var version) ? version : null,
        Variant = string.IsNullOrEmpty(image.Variant) ? null : image.Variant,
        // An image without a date is given as the year 1.
        Created = image.Created is { Year: > 1 } created ? new DateTimeOffset(created.ToUniversalTime()) : null,
        Size = image.Size,
        DiffIds = [.. image.RootFS?.Layers ?? []],
        Command = [.. image.Config?.Entrypoint ?? [], .. image.Config?.Cmd ?? []],
        Labels = new Dictionary<string, string>(image.Config?.Labels ?? new Dictionary<string, string>()),
    };

    /// <summary>On Linux the counters of the control group; those of Windows are others, and few.</summary>
    public static ContainerUsage Usage(ContainerStatsResponse stats)
    {
        var memory = stats.MemoryStats;
        var throttling = stats.CPUStats?.ThrottlingData;
        var isLinux = stats.OSType != "windows";
        return new ContainerUsage(
            stats.CPUStats?.CPUUsage is { } usage ? Nanoseconds(usage.TotalUsage, isLinux ? 1 : 100) : null,
            (long?)(memory?.MaxUsage ?? memory?.CommitPeak),
            isLinux ? (long?)throttling?.Periods : null,
            isLinux ? (long?)throttling?.ThrottledPeriods : null,
            isLinux && throttling is not null ? Nanoseconds(throttling.ThrottledTime, 1) : null,
            memory?.Stats is { } counters && counters.TryGetValue("pgmajfault", out var faults) ? (long)faults : null,
            Bytes(stats.BlkioStats, "read"),
            Bytes(stats.BlkioStats, "write"));
    }

    public static EngineObject Object(ContainerListResponse container) => new(
        IsVolume: false,
        container.ID,
        container.Names?.FirstOrDefault()?.TrimStart('/') ?? "",
        new Dictionary<string, string>(container.Labels ?? new Dictionary<string, string>()),
        new DateTimeOffset(container.Created.ToUniversalTime()));

    /// <summary>An image by its id; its name is the first it has.</summary>
    public static EngineObject Object(ImagesListResponse image) => new(
        IsVolume: false,
        image.ID,
        Names(image.RepoTags) is [var first, ..] ? first : "",
        new Dictionary<string, string>(image.Labels ?? new Dictionary<string, string>()),
        new DateTimeOffset(image.Created.ToUniversalTime()));

    public static EngineVolume Volume(VolumeResponse volume) => new(
        volume.Name ?? "", volume.Driver ?? "", volume.Mountpoint ?? "", new Dictionary<string, string>(volume.Options ?? new Dictionary<string, string>()));

    public static EngineObject Object(VolumeResponse volume) => new(
        IsVolume: true,
        volume.Name,
        volume.Name,
        new Dictionary<string, string>(volume.Labels ?? new Dictionary<string, string>()),
        DateTimeOffset.TryParse(volume.CreatedAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var created) ? created : null);

    /// <summary>From <c>NAME=value</c>; of a name given twice, the last counts.</summary>
    public static IReadOnlyDictionary<string, string> Variables(IEnumerable<string>? lines)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parts in (lines ?? []).Select(line => line.Split(['='], 2)).Where(parts => parts.Length == 2))
            variables[parts[0]] = parts[1];
        return variables;
    }

    public static DateTimeOffset Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : default;

    static TimeSpan Nanoseconds(ulong count, int unit) => TimeSpan.FromTicks((long)(count / 100) * unit);

    static long? Bytes(BlkioStats? stats, string operation) => stats?.IoServiceBytesRecursive is { Count: > 0 } entries
        ? entries.Where(entry => string.Equals(entry.Op, operation, StringComparison.OrdinalIgnoreCase)).Sum(entry => (long)entry.Value)
        : null;

    /// <summary>Engines before 25 name an untagged image &lt;none&gt;:&lt;none&gt;.</summary>
    public static IReadOnlyList<string> Names(IEnumerable<string>? names) =>
        [.. (names ?? []).Where(name => name.IndexOf("<none>", StringComparison.Ordinal) < 0)];
}
