using System;
using System.Collections.Generic;
using System.Text.Json;

namespace WinDockerTools.Engine.Images.Content;

/// <summary>Members of a JSON object by name and kind: absent and null read alike, a wrong kind is a FormatException.</summary>
static class JsonReading
{
    public static bool Has(this JsonElement item, string name) => item.Member(name) is not null;

    public static JsonElement? Member(this JsonElement item, string name)
    {
        if (item.ValueKind != JsonValueKind.Object)
            throw new FormatException($"'{name}' was looked for in something that is not an object");
        return item.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    public static string? Text(this JsonElement item, string name) => item.Member(name) is { } value
        ? value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong(name, "a string")
        : null;

    public static long? Number(this JsonElement item, string name) => item.Member(name) is { } value
        ? value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : throw Wrong(name, "a whole number")
        : null;

    public static IEnumerable<JsonElement> Items(this JsonElement item, string name)
    {
        if (item.Member(name) is not { } value)
            yield break;
        if (value.ValueKind != JsonValueKind.Array)
            throw Wrong(name, "a list");
        foreach (var element in value.EnumerateArray())
            yield return element;
    }

    public static IEnumerable<string> Strings(this JsonElement item, string name)
    {
        foreach (var element in item.Items(name))
            yield return element.ValueKind == JsonValueKind.String ? element.GetString()! : throw Wrong(name, "a list of strings");
    }

    /// <summary>An object's members that are strings; others are left out, since labels of any kind are seen in the wild.</summary>
    public static IReadOnlyDictionary<string, string> Map(this JsonElement item)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (item.ValueKind != JsonValueKind.Object)
            return map;
        foreach (var member in item.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.String)
                map[member.Name] = member.Value.GetString()!;
        }
        return map;
    }

    static FormatException Wrong(string name, string expected) => new($"'{name}' is not {expected}");
}
