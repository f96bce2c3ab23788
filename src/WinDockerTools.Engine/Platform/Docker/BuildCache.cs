using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace WinDockerTools.Engine.Platform.Docker;

/// <summary>Something that BuildKit keeps for later builds.</summary>
sealed record BuildCacheRecord(string Id, IReadOnlyList<string> Parents, string Type, string Description, bool InUse, DateTimeOffset? Created);

/// <summary>BuildKit's cache in an engine, asked by the docker command: the client library knows only the answers of API 1.52 and later.</summary>
sealed class BuildCache(DockerCommand command)
{
    /// <summary>All records; null where the engine does not tell.</summary>
    public async Task<IReadOnlyList<BuildCacheRecord>?> ListAsync(CancellationToken stop)
    {
        var end = await command.RunAsync(["system", "df", "--verbose", "--format", "{{json .BuildCache}}"], null, stop).ConfigureAwait(false);
        return end.ExitCode == 0 ? Parse(end.Output) : null;
    }

    /// <summary>Removes a record. One that is in use, or that others are built upon, stays.</summary>
    public Task RemoveAsync(string id, CancellationToken stop) => command.RunAsync(["builder", "prune", "--all", "--force", "--filter", $"id={id}"], null, stop);

    /// <summary>Null for what is no such list.</summary>
    public static IReadOnlyList<BuildCacheRecord>? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Array ? [.. document.RootElement.EnumerateArray().Select(Record)] : [];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    static BuildCacheRecord Record(JsonElement item) => new(
        Text(item, "ID"),
        [.. Text(item, "Parent").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)],
        Text(item, "CacheType"),
        Text(item, "Description"),
        Text(item, "InUse") == "true",
        Time(Text(item, "CreatedAt")));

    static string Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.ToString() : "";

    // As Go prints a time: 2026-11-28 20:37:05.756232062 +0000 UTC
    static DateTimeOffset? Time(string text) => text.Split(' ') is [var day, var time, var zone, ..] && zone.Length == 5
        && DateTimeOffset.TryParse($"{day}T{Seconds(time)}{zone.Substring(0, 3)}:{zone.Substring(3)}", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? parsed : null;

    // Seven digits are all that .NET takes.
    static string Seconds(string time) => time.IndexOf('.') is > 0 and var dot && time.Length > dot + 8 ? time.Substring(0, dot + 8) : time;
}
