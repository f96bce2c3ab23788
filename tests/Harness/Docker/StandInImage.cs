using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace WinDockerTools.Tests.Harness.Docker;

/// <summary>An image in the store of a stand-in engine.</summary>
public sealed record StandInImage(string Reference, string? OSVersion)
{
    public string OS { get; init; } = "windows";
    public string Architecture { get; init; } = "amd64";
    public string Id { get; init; } = "sha256:5dc1b0f8b2d1b1d0f8e3f9f2b8a5c3f4f3a7cf0a6ff1f5f5f4a7a5d3c9e2b100";
    public string Created { get; init; } = "2025-10-14T20:00:00.5Z";
    public long Size { get; init; } = 295_000_000;
    public IReadOnlyList<string> RepoDigests { get; init; } = [];
    public IReadOnlyList<string> DiffIds { get; init; } = [];
    public IReadOnlyList<string> Entrypoint { get; init; } = [];
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    internal bool Answers(string name) => name == Id || RepoDigests.Contains(name) || Tagged(name) == Tagged(Reference);

    internal JsonObject Summary() => new()
    {
        ["Id"] = Id,
        ["Created"] = 1_760_472_000,
        ["RepoTags"] = Texts([Tagged(Reference)]),
        ["RepoDigests"] = Texts(RepoDigests),
        ["Size"] = Size,
    };

    internal JsonObject Inspect()
    {
        var labels = new JsonObject();
        foreach (var label in Labels)
            labels[label.Key] = label.Value;
        var image = new JsonObject
        {
            ["Id"] = Id,
            ["RepoTags"] = Texts([Tagged(Reference)]),
            ["RepoDigests"] = Texts(RepoDigests),
            ["Created"] = Created,
            ["Os"] = OS,
            ["Architecture"] = Architecture,
            ["Size"] = Size,
            ["RootFS"] = new JsonObject { ["Type"] = "layers", ["Layers"] = Texts(DiffIds) },
            ["Config"] = new JsonObject { ["Entrypoint"] = Texts(Entrypoint), ["Labels"] = labels },
        };
        if (OSVersion is not null)
            image["OsVersion"] = OSVersion;
        return image;
    }

    static string Tagged(string reference) =>
        reference.LastIndexOf(':') > reference.LastIndexOf('/') || reference.IndexOf('@') >= 0 ? reference : reference + ":latest";

    static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
