using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace WinDockerTools.Tests.Lab.Dockerfiles;

/// <summary>The part of an image's configuration that decides how its containers run, from what the engine says of it.</summary>
static class ImageConfiguration
{
    static readonly string[] Plain = ["Entrypoint", "Cmd", "StopSignal", "Healthcheck", "Shell", "OnBuild"];
    static readonly string[] Sets = ["ExposedPorts", "Volumes", "Labels"];
    static readonly string[] UsualShell = ["/bin/sh", "-c"];

    public static Dictionary<string, string> Read(JsonNode config, IReadOnlyList<string> inherited)
    {
        var seen = Plain.ToDictionary(name => name, name => IsEmpty(config[name]) ? "" : config[name]!.ToJsonString());
        foreach (var name in Sets)
            seen[name] = string.Join(' ', (config[name] as JsonObject ?? []).Select(item => $"{item.Key}={item.Value?.ToJsonString()}").Order(StringComparer.Ordinal));
        // Nobody named is root.
        seen["User"] = Text(config, "User") is var user && user is "" or "0" or "0:0" or "root:root" ? "root" : user;
        seen["WorkingDir"] = Text(config, "WorkingDir") is { Length: > 0 } folder ? folder : "/";
        seen["Env"] = string.Join(' ', Variables(config, inherited).Order(StringComparer.Ordinal));
        return seen;
    }

    /// <summary>What the engine runs to see whether a container is well; null where it does not.</summary>
    public static string[]? HealthCommand(JsonNode config)
    {
        if (config["Healthcheck"]?["Test"] is not JsonArray { Count: > 1 } test)
            return null;
        string[] words = [.. test.Skip(1).Select(word => word!.ToString())];
        return test[0]!.ToString() == "CMD-SHELL" ? [.. config["Shell"] is JsonArray shell ? shell.Select(word => word!.ToString()) : UsualShell, .. words] : words;
    }

    // What a base sets is another thing in another base; a value may stand upon it, as in PATH=/app/bin:$PATH.
    static IEnumerable<string> Variables(JsonNode config, IReadOnlyList<string> inherited)
    {
        foreach (var variable in (config["Env"] as JsonArray ?? []).Select(item => item!.ToString()).Except(inherited))
        {
            var name = variable[..variable.IndexOf('=', StringComparison.Ordinal)];
            var standsOn = inherited.Where(item => item.StartsWith(name + "=", StringComparison.Ordinal)).Select(item => item[(name.Length + 1)..]);
            yield return standsOn.OrderByDescending(value => value.Length).Where(value => value.Length > 0)
                .Aggregate(variable, (text, value) => text.Replace(value, "$" + name, StringComparison.Ordinal));
        }
    }

    static string Text(JsonNode config, string name) => config[name]?.ToString() ?? "";

    static bool IsEmpty(JsonNode? value) => value is null or JsonArray { Count: 0 } or JsonObject { Count: 0 } || value.ToString().Length == 0;
}
