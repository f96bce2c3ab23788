using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;

namespace WinDockerTools.Tests.Harness.Images;

/// <summary>What one platform of a made-up image says of itself.</summary>
public sealed record TestPlatform(string OS, string? OSVersion = null, string Architecture = "amd64")
{
    public string? Variant { get; init; }
    public IReadOnlyList<string> Features { get; init; } = [];
    public IReadOnlyList<string> Entrypoint { get; init; } = [];
    public string Created { get; init; } = "2025-10-14T20:00:00Z";

    /// <summary>Sizes that the manifest gives for the layers; their content is never made.</summary>
    public IReadOnlyList<long> LayerSizes { get; init; } = [1000];

    public static TestPlatform Windows(string version, params string[] features) => new("windows", version) { Features = features };
    public static TestPlatform Linux(string architecture = "amd64") => new("linux", null, architecture);

    internal JsonObject Json()
    {
        var json = new JsonObject { ["architecture"] = Architecture, ["os"] = OS };
        if (OSVersion is not null)
            json["os.version"] = OSVersion;
        if (Features.Count > 0)
            json["os.features"] = new JsonArray([.. Features.Select(feature => (JsonNode)feature)]);
        if (Variant is not null)
            json["variant"] = Variant;
        return json;
    }
}

/// <summary>An image made of JSON alone: index, manifests and configurations, with layers that are only named.</summary>
public sealed class TestImage
{
    readonly List<ImageBlob> blobs = [], layers = [];

    TestImage(bool docker) => IsDocker = docker;

    public bool IsDocker { get; }
    public ImageBlob Top { get; private set; } = null!;

    /// <summary>Every blob, children before parents, the top last.</summary>
    public IReadOnlyList<ImageBlob> Blobs => blobs;

    /// <summary>Small stand-ins with the digests of the layers: registries refuse manifests whose layers they lack.</summary>
    public IReadOnlyList<ImageBlob> Layers => layers;

    string ManifestType => IsDocker ? "application/vnd.docker.distribution.manifest.v2+json" : "application/vnd.oci.image.manifest.v1+json";
    string ListType => IsDocker ? "application/vnd.docker.distribution.manifest.list.v2+json" : "application/vnd.oci.image.index.v1+json";
    string ConfigType => IsDocker ? "application/vnd.docker.container.image.v1+json" : "application/vnd.oci.image.config.v1+json";
    string LayerType => IsDocker ? "application/vnd.docker.image.rootfs.diff.tar.gzip" : "application/vnd.oci.image.layer.v1.tar+gzip";

    /// <summary>A manifest list with one entry for each platform.</summary>
    public static TestImage List(params TestPlatform[] platforms) => List(docker: false, platforms);

    public static TestImage List(bool docker, params TestPlatform[] platforms)
    {
        var image = new TestImage(docker);
        var entries = new JsonArray();
        foreach (var platform in platforms)
        {
            var entry = image.AddManifest(platform).Descriptor();
            entry["platform"] = platform.Json();
            entries.Add(entry);
        }
        image.Top = image.Add(image.ListType, new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = image.ListType,
            ["manifests"] = entries,
        });
        return image;
    }

    /// <summary>A single manifest, whose platform only its configuration tells.</summary>
    public static TestImage Single(TestPlatform platform, bool docker = false)
    {
        var image = new TestImage(docker);
        image.Top = image.AddManifest(platform);
        return image;
    }

    /// <summary>An index around an index, <paramref name="depth"/> times over.</summary>
    public static TestImage Nested(TestPlatform platform, int depth)
    {
        var image = List(platform);
        for (var level = 0; level < depth; level++)
        {
            image.Top = image.Add(image.ListType, new JsonObject
            {
                ["schemaVersion"] = 2,
                ["manifests"] = new JsonArray(image.Top.Descriptor()),
            });
        }
        return image;
    }

    /// <summary>A manifest whose configuration is none of an image's, as Helm charts have.</summary>
    public static TestImage Artefact(string configType = "application/vnd.cncf.helm.config.v1+json")
    {
        var image = new TestImage(docker: false);
        var config = image.Add(configType, new JsonObject { ["name"] = "chart" });
        image.Top = image.Add(image.ManifestType, new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = image.ManifestType,
            ["config"] = config.Descriptor(),
            ["layers"] = new JsonArray(),
        });
        return image;
    }

    public ImageBlob Blob(string digest) => blobs.Single(blob => blob.Digest == digest);

    ImageBlob AddManifest(TestPlatform platform)
    {
        var config = platform.Json();
        config["created"] = platform.Created;
        config["config"] = new JsonObject { ["Entrypoint"] = new JsonArray([.. platform.Entrypoint.Select(word => (JsonNode)word)]) };
        config["rootfs"] = new JsonObject
        {
            ["type"] = "layers",
            ["diff_ids"] = new JsonArray([.. platform.LayerSizes.Select((_, i) => (JsonNode)Layer(platform, i, "diff").Digest)]),
        };
        return Add(ManifestType, new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = ManifestType,
            ["config"] = Add(ConfigType, config).Descriptor(),
            ["layers"] = new JsonArray([.. platform.LayerSizes.Select((size, i) =>
            {
                var layer = Layer(platform, i, "blob");
                layers.Add(layer);
                var descriptor = layer.Descriptor();
                descriptor["size"] = size;
                return (JsonNode)descriptor;
            })]),
        });
    }

    ImageBlob Layer(TestPlatform platform, int index, string what) =>
        new(LayerType, Encoding.UTF8.GetBytes($"{what} {platform.OS} {platform.OSVersion} {platform.Architecture} {index}"));

    ImageBlob Add(string mediaType, JsonObject json)
    {
        var blob = ImageBlob.Json(mediaType, json);
        if (!blobs.Any(known => known.Digest == blob.Digest))
            blobs.Add(blob);
        return blob;
    }
}
