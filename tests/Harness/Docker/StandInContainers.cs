using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WinDockerTools.Tests.Harness.Http;

namespace WinDockerTools.Tests.Harness.Docker;

/// <summary>
/// Answers for containers and volumes in the shapes of the Engine API's specification (docs.docker.com, v1.44): every
/// container ends at once, with what <paramref name="says"/> gives for its command, after <paramref name="lasts"/> on the
/// engine's clock.
/// </summary>
public sealed class StandInContainers(Func<IReadOnlyList<string>, (int ExitCode, string Output, string Error)> says, TimeSpan lasts)
{
    static readonly Regex Container = new("^/containers/(?<id>[^/?]+)(?:/(?<what>\\w+))?(?:\\?(?<query>.*))?$");
    static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    readonly List<JsonObject> made = [];
    readonly HashSet<string> living = [];
    readonly List<string> sent = [];

    /// <summary>What was asked for, in order, each with its name under <c>Name</c>.</summary>
    public IReadOnlyList<JsonObject> Made => Locked(() => made.ToArray());

    /// <summary>Names of the containers and volumes that were not removed.</summary>
    public IReadOnlyList<string> Left => Locked(() => living.ToArray());

    /// <summary>Folders that archives were unpacked into.</summary>
    public IReadOnlyList<string> SentTo => Locked(() => sent.ToArray());

    internal StubAnswer? Answer(StubRequest request) => Locked(() => Volume(request) ?? Of(request));

    StubAnswer? Volume(StubRequest request)
    {
        if (request is { Method: "GET", Target: "/volumes" })
            return StubAnswer.Json("""{"Volumes":[],"Warnings":null}""");
        if (request is { Method: "POST", Target: "/volumes/create" })
        {
            var volume = JsonNode.Parse(request.Body)!.AsObject();
            living.Add((string)volume["Name"]!);
            return StubAnswer.Json(volume.ToJsonString(), 201);
        }
        return request.Method == "DELETE" && request.Target.StartsWith("/volumes/", StringComparison.Ordinal) ? Removed(request.Target.Split('/', '?')[2]) : null;
    }

    StubAnswer? Of(StubRequest request)
    {
        if (Container.Match(request.Target) is not { Success: true } match)
            return null;
        var (id, what, query) = (match.Groups["id"].Value, match.Groups["what"].Value, Uri.UnescapeDataString(match.Groups["query"].Value));
        if (id == "json")
            return StubAnswer.Json("[]");
        if (id == "create")
            return Create(request, query.Split('=')[1]);
        var container = made.LastOrDefault(item => (string)item["Name"]! == id);
        return (request.Method, what) switch
        {
            ("DELETE", _) => Removed(id),
            _ when container is null => StubAnswer.Json($$"""{"message":"No such container: {{id}}"}""", 404),
            ("PUT", "archive") => Sent(query),
            (_, "archive") => StubAnswer.Json("""{"message":"Could not find the file"}""", 404),
            (_, "start") => new StubAnswer(204),
            (_, "wait") => StubAnswer.Json(new JsonObject { ["StatusCode"] = Said(container).ExitCode }.ToJsonString()),
            (_, "logs") => new StubAnswer(200) { ContentType = "application/vnd.docker.multiplexed-stream", Body = [.. Frame(1, Said(container).Output), .. Frame(2, Said(container).Error)] },
            _ => StubAnswer.Json(Inspect(container).ToJsonString()),
        };
    }

    StubAnswer Create(StubRequest request, string name)
    {
        var container = JsonNode.Parse(request.Body)!.AsObject();
        container["Name"] = name;
        made.Add(container);
        living.Add(name);
        return StubAnswer.Json(new JsonObject { ["Id"] = name, ["Warnings"] = new JsonArray() }.ToJsonString(), 201);
    }

    StubAnswer Sent(string query)
    {
        sent.Add(query.Split('&').Select(pair => pair.Split(['='], 2)).Single(pair => pair[0] == "path")[1]);
        return new StubAnswer(200);
    }

    StubAnswer Removed(string name) => living.Remove(name) ? new StubAnswer(204) : StubAnswer.Json($$"""{"message":"no such thing: {{name}}"}""", 404);

    (int ExitCode, string Output, string Error) Said(JsonObject container) => says([.. container["Entrypoint"]!.AsArray().Select(word => (string)word!)]);

    JsonObject Inspect(JsonObject container) => new()
    {
        ["Id"] = (string)container["Name"]!,
        ["Name"] = "/" + (string)container["Name"]!,
        ["Config"] = new JsonObject { ["Env"] = new JsonArray("GOVERSION=go1.24.1", @"PATH=C:\go\bin") },
        ["State"] = new JsonObject
        {
            ["Status"] = "exited",
            ["OOMKilled"] = false,
            ["ExitCode"] = Said(container).ExitCode,
            ["StartedAt"] = Start.ToString("O"),
            ["FinishedAt"] = (Start + lasts).ToString("O"),
        },
    };

    static byte[] Frame(byte stream, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return bytes.Length == 0 ? [] : [stream, 0, 0, 0, (byte)(bytes.Length >> 24), (byte)(bytes.Length >> 16), (byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];
    }

    T Locked<T>(Func<T> look)
    {
        lock (made)
            return look();
    }
}
