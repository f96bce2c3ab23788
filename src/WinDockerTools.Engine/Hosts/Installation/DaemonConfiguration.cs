using System;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Gathering;

namespace WinDockerTools.Engine.Hosts.Installation;

/// <summary>Adds settings to a daemon.json.</summary>
static class DaemonConfiguration
{
    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The file with the settings in it: what it says of other things stays, objects are merged, all else is replaced.
    /// Null where it says so already. Throws FaultException (DaemonConfigInvalid) for a file that is not understood,
    /// and for a result that the engine would refuse; IOException, UnauthorizedAccessException.
    /// </summary>
    public static byte[]? Merge(string path, JsonObject settings)
    {
        if (settings.Count == 0)
            return null;
        return Understood(path, () =>
        {
            var present = Read(path);
            var merged = present?.DeepClone().AsObject() ?? [];
            Merge(merged, settings);
            if (present is not null && JsonNode.DeepEquals(merged, present))
                return null;
            var content = Encoding.UTF8.GetBytes(merged.ToJsonString(Readable) + Environment.NewLine);
            return DaemonFile.Parse(content).Problem is { } problem ? throw Invalid(path, $"with the new settings {problem}") : content;
        });
    }

    /// <summary>The group that the file names; null where it names none. Throws as Merge does.</summary>
    public static string? Group(string path) => Understood(path, () => (string?)Read(path)?["group"]);

    // Objects of JSON are looked into only when they are used, and a key that is there twice is noticed only then.
    static T Understood<T>(string path, Func<T> use)
    {
        try
        {
            return use();
        }
        catch (ArgumentException)
        {
            throw Invalid(path, "it has a key twice");
        }
    }

    // Marks of encodings, which engines before 23 refuse, go with this.
    static JsonObject? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        var content = File.ReadAllBytes(path);
        if (DaemonFile.Parse(content).Problem is { } problem)
            throw Invalid(path, problem);
        var text = DaemonFile.Decode(content);
        return string.IsNullOrWhiteSpace(text) ? [] : JsonNode.Parse(text)!.AsObject();
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

    static FaultException Invalid(string path, string problem) => new(FaultKind.DaemonConfigInvalid, path, problem);
}
