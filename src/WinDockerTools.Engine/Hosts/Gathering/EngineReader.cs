using System;
using System.Linq;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>Makes facts of what an engine says.</summary>
static class EngineReader
{
    const string Warning = "WARNING:", DirectoryTypes = "Supports d_type";

    /// <param name="host">What its users are shown.</param>
    /// <param name="info">The engine's words.</param>
    /// <param name="before">Our clock when it was asked.</param>
    /// <param name="after">And when it had answered.</param>
    public static EngineFacts Of(ContainerHost host, EngineInfo info, DateTimeOffset before, DateTimeOffset after)
    {
        var isWindows = info.OSType == "windows";
        return new EngineFacts(host)
        {
            Limits = isWindows ? null : info.Limits,
            Images = info.Images,
            Warnings = [.. info.Warnings.Select(Words).Where(text => text.Length > 0)],
            Proxy = ProxyReader.Of(info.HttpProxy, info.HttpsProxy, info.NoProxy),
            ControlGroupDriver = info.ControlGroupDriver.Length == 0 ? null : info.ControlGroupDriver,
            IsDebugging = info.IsDebugging,
            KeepsContainersAlive = isWindows ? null : info.KeepsContainersAlive,
            Labels = info.Labels,
            RegistryMirrors = [.. info.RegistryMirrors.Select(AddressText.WithoutUser)],
            SupportsDirectoryTypes = info.DriverStatus.Where(status => status.Name == DirectoryTypes).Select(status => (bool?)(status.Value == "true")).FirstOrDefault(),
            Clock = info.Time is { } time ? new ClockFacts(Ahead(time, before, after)) : null,
        };
    }

    /// <summary>The engine read its clock at some time between: only what is outside is sure.</summary>
    static TimeSpan Ahead(DateTimeOffset time, DateTimeOffset before, DateTimeOffset after) =>
        time < before ? time - before : time > after ? time - after : TimeSpan.Zero;

    static string Words(string text)
    {
        var plain = text.Trim();
        return plain.StartsWith(Warning, StringComparison.OrdinalIgnoreCase) ? plain.Substring(Warning.Length).Trim() : plain;
    }
}
