using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Hosts.Gathering;

namespace WinDockerTools.Engine.Hosts.Installation;

/// <summary>Adds settings to a daemon.json.</summary>
static class DaemonConfiguration
{
    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The file with the settings in it: what it says of other things stays, objects are merged, all else is replaced.
    /// Null where it says so already. Throws FaultException (DaemonConfigInvalid) for a file that is not understood,
    /// and for a result that the engine would refuse.
    /// </summary>
    public static byte[]? Merge(string path, JsonObject settings)
    {
        if (settings.Count == 0)
            return null;
        var daemon = DaemonFile.Read(path, null);
        var present = daemon.State switch
        {
            DaemonFileState.Missing => [],
            DaemonFileState.Read => Object(path),
            _ => throw new FaultException(FaultKind.DaemonConfigInvalid, path, daemon.Problem ?? "it cannot be read"),
        };
        var merged = present.DeepClone().AsObject();
        Merge(merged, settings);
        if (JsonNode.DeepEquals(merged, present) && daemon.State == DaemonFileState.Read)
            return null;
        var content = Encoding.UTF8.GetBytes(merged.ToJsonString(Readable) + Environment.NewLine);
        return DaemonFile.Parse(content).Problem is { } problem ? throw new FaultException(FaultKind.DaemonConfigInvalid, path, $"with the new settings {problem}") : content;
    }

    static void Merge(JsonObject target, JsonObject settings)
    {
        foreach (var pair in settings)
        {
            if (pair.Value is JsonObject inner && target[pair.Key] is JsonObject there)
                Merge(there, inner);
            else
                target[pair.Key] = pair.Value?.DeepClone();
        }
    }

    static JsonObject Object(string path)
    {
        // The reader leaves marks of encodings out, which engines before 23 refuse: they go with this.
        using var reader = new StreamReader(path, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true);
        var text = reader.ReadToEnd();
        return string.IsNullOrWhiteSpace(text) ? [] : JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>A setting out of what PowerShell has: texts, numbers, booleans, lists and tables of them. Throws DaemonConfigInvalid.</summary>
    public static JsonNode? Node(object? value, string name) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        System.Collections.IDictionary table => Table(table, name),
        System.Collections.IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(item => Node(item, name))]),
        _ => throw new FaultException(FaultKind.DaemonConfigInvalid, name, $"a {value.GetType().Name} is no value of a setting"),
    };

    public static JsonObject Table(System.Collections.IDictionary table, string name)
    {
        var settings = new JsonObject();
        foreach (System.Collections.DictionaryEntry entry in table)
            settings[entry.Key.ToString()!] = Node(entry.Value, $"{name}.{entry.Key}".TrimStart('.'));
        return settings;
    }
}
