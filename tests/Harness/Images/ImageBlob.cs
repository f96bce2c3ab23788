using System;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace WinDockerTools.Tests.Harness.Images;

/// <summary>Content with its digest, as registries and layouts keep it.</summary>
public sealed record ImageBlob(string MediaType, byte[] Content)
{
    public string Digest { get; } = DigestOf(Content);

    public static ImageBlob Json(string mediaType, JsonNode json) => new(mediaType, Encoding.UTF8.GetBytes(json.ToJsonString()));

    public JsonObject Descriptor() => new()
    {
        ["mediaType"] = MediaType,
        ["digest"] = Digest,
        ["size"] = Content.Length,
    };

    static string DigestOf(byte[] content)
    {
        using var sha = SHA256.Create();
        return "sha256:" + BitConverter.ToString(sha.ComputeHash(content)).Replace("-", "").ToLowerInvariant();
    }
}
