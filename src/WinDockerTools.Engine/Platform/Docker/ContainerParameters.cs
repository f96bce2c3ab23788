using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Docker.DotNet.Models;

namespace WinDockerTools.Engine.Platform.Docker;

/// <summary>From our types to the client library's.</summary>
static class ContainerParameters
{
    // The end of the text is what counts, and a log that rotates keeps it.
    const string LongestLog = "32m";

    public static CreateContainerParameters Of(ContainerSpec spec) => new()
    {
        Name = spec.Name,
        Image = spec.Image,
        Entrypoint = [.. spec.Command],
        Cmd = [],
        WorkingDir = spec.WorkingDirectory ?? "",
        Env = Environment(spec.Environment),
        Labels = spec.Labels.ToDictionary(pair => pair.Key, pair => pair.Value),
        HostConfig = new HostConfig
        {
            // The default driver of an engine may keep no text, or send it elsewhere.
            LogConfig = new LogConfig { Type = "json-file", Config = new Dictionary<string, string> { ["max-size"] = LongestLog } },
            NanoCPUs = (long)Math.Round((spec.Cpus ?? 0) * 1e9),
            Memory = spec.Memory ?? 0,
            CpusetCpus = spec.CpuSet ?? "",
            NetworkMode = spec.Network ?? "",
            Isolation = spec.Isolation?.ToString().ToLowerInvariant() ?? "",
            BlkioDeviceReadBps = [.. spec.DeviceReadBps.Select(Rate)],
            BlkioDeviceWriteBps = [.. spec.DeviceWriteBps.Select(Rate)],
            Mounts = [.. spec.Mounts.Where(mount => mount.Type != ContainerMountType.Tmpfs).Select(Mount)],
            // A mount of the type tmpfs would allow no programs to run from it.
            Tmpfs = spec.Mounts.Where(mount => mount.Type == ContainerMountType.Tmpfs).ToDictionary(mount => mount.Target, _ => "rw,exec,nosuid,nodev,mode=1777"),
        },
    };

    public static ContainerExecCreateParameters Of(ContainerExec exec) => new()
    {
        Cmd = [.. exec.Command],
        WorkingDir = exec.WorkingDirectory ?? "",
        Env = Environment(exec.Environment),
        AttachStdout = true,
        AttachStderr = true,
    };

    static List<string> Environment(IReadOnlyDictionary<string, string> variables) =>
        [.. variables.Select(pair => string.Format(CultureInfo.InvariantCulture, "{0}={1}", pair.Key, pair.Value))];

    static Mount Mount(ContainerMount mount) => new()
    {
        Type = mount.Type == ContainerMountType.Bind ? "bind" : "volume",
        Source = mount.Source,
        Target = mount.Target,
        ReadOnly = mount.IsReadOnly,
    };

    static ThrottleDevice Rate(DeviceRate rate) => new() { Path = rate.Device, Rate = (ulong)rate.BytesPerSecond };
}
