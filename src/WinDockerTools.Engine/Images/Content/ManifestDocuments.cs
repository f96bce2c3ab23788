using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Images.Content;

sealed record ImageIndex(IReadOnlyList<Descriptor> Manifests);

sealed record ImageManifest(string? ArtifactType, Descriptor Config, IReadOnlyList<Descriptor> Layers)
{
    /// <summary>A Helm chart, a signature or another artefact has no image configuration.</summary>
    public bool IsImage => MediaTypes.IsImageConfig(Config.MediaType);

    /// <summary>Compressed bytes of configuration and layers, or null when a descriptor gives no size.</summary>
    public long? Size => Config.Size < 0 || Layers.Any(layer => layer.Size < 0) ? null : Config.Size + Layers.Sum(layer => layer.Size);
}

sealed record ImageConfig(
    Platform Platform,
    DateTimeOffset? Created,
    IReadOnlyList<Digest> DiffIds,
    IReadOnlyList<string> Command,
    IReadOnlyDictionary<string, string> Labels);

/// <summary>Reads the JSON documents of an image. Whatever is not as the specifications say is ManifestInvalid.</summary>
static class ManifestDocuments
{
    // 64 TiB: no layer is larger, and sums of any manifest's sizes stay inside a long.
    const long LargestBlob = 1L << 46;

    static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <summary>The media type a document claims, or what its members make it when it is silent (OCI allows that).</summary>
    public static string? MediaTypeOf(byte[] json, string subject) => Read(json, subject, root =>
        root.Text("mediaType")
        ?? (root.Has("manifests") ? MediaTypes.OciIndex : root.Has("layers") && root.Has("config") ? MediaTypes.OciManifest : null));

    public static ImageIndex Index(byte[] json, string subject) => Read(json, subject, root =>
    {
        Expect(root, MediaTypes.IsIndex, own: "manifests", foreign: "layers");
        return new ImageIndex([.. root.Items("manifests").Select(ReadDescriptor)]);
    });

    public static ImageManifest Manifest(byte[] json, string subject) => Read(json, subject, root =>
    {
        Expect(root, MediaTypes.IsManifest, own: "config", foreign: "manifests");
        return new ImageManifest(
            root.Text("artifactType"),
            ReadDescriptor(root.Member("config") ?? throw new FormatException("its 'config' is null")),
            [.. root.Items("layers").Select(ReadDescriptor)]);
    });

    public static ImageConfig Config(byte[] json, string subject) => Read(json, subject, root =>
    {
        var run = root.Member("config");
        return new ImageConfig(
            ReadPlatform(root),
            DateTimeOffset.TryParse(root.Text("created"), out var created) ? created : null,
            [.. (root.Member("rootfs")?.Strings("diff_ids") ?? []).Select(ParseDigest)],
            [.. run?.Strings("Entrypoint") ?? [], .. run?.Strings("Cmd") ?? []],
            run?.Member("Labels")?.Map() ?? new Dictionary<string, string>());
    });

    // A document that may be read as one thing or the other, as who serves it likes, is neither (CVE-2021-41190).
    static void Expect(JsonElement root, Func<string?, bool> isKind, string own, string foreign)
    {
        if (root.Text("mediaType") is { Length: > 0 } said && !isKind(said))
            throw new FormatException($"it calls itself '{said}' and was served as something else");
        if (!root.TryGetProperty(own, out _))
            throw new FormatException($"it has no '{own}'");
        if (root.Has(foreign))
            throw new FormatException($"it has '{own}' and '{foreign}': a list and an image in one");
    }

    static Descriptor ReadDescriptor(JsonElement item)
    {
        var annotations = item.Member("annotations")?.Map();
        var size = item.Number("size") ?? -1;
        if (size > LargestBlob)
            throw new FormatException($"'size' is {size}");
        return new Descriptor(item.Text("mediaType") ?? "", ParseDigest(item.Text("digest")), size)
        {
            Platform = item.Member("platform") is { } platform ? ReadPlatform(platform) : null,
            RefName = annotations is not null && annotations.TryGetValue("org.opencontainers.image.ref.name", out var name) ? name : null,
            IsAttestation = annotations is not null && annotations.ContainsKey("vnd.docker.reference.type"),
        };
    }

    static Platform ReadPlatform(JsonElement item) => new(
        item.Text("os") ?? "",
        Version.TryParse(item.Text("os.version"), out var version) ? version : null,
        item.Text("architecture") ?? "",
        item.Text("variant"),
        [.. item.Strings("os.features")]);

    static Digest ParseDigest(string? text) =>
        Digest.TryParse(text) ?? throw new FormatException($"'{text}' is not a digest");

    static T Read<T>(byte[] json, string subject, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new FormatException("it is not a JSON object");
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            throw new FaultException(FaultKind.ManifestInvalid, subject, JsonProblem.Describe(e), JsonProblem.Inner(e));
        }
    }
}
