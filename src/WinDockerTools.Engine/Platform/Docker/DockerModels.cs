using System;
using System.Collections.Generic;
using System.Linq;
using Docker.DotNet.Models;
using Version = System.Version;

namespace WinDockerTools.Engine.Platform.Docker;

/// <summary>From the client library's types to ours: engines leave out what they do not know.</summary>
static class DockerModels
{
    public static EngineInfo Info(SystemInfoResponse info, string apiVersion) => new()
    {
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
        Labels = [.. info.Labels ?? []],
    };

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

    /// <summary>Engines before 25 name an untagged image &lt;none&gt;:&lt;none&gt;.</summary>
    public static IReadOnlyList<string> Names(IEnumerable<string>? names) =>
        [.. (names ?? []).Where(name => name.IndexOf("<none>", StringComparison.Ordinal) < 0)];
}
