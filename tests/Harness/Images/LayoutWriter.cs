using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace WinDockerTools.Tests.Harness.Images;

/// <summary>Writes images as an OCI layout folder.</summary>
public static class LayoutWriter
{
    public static string Write(string folder, TestImage image) => Write(folder, [("", image)]);

    public static string Write(string folder, IReadOnlyList<(string Name, TestImage Image)> images)
    {
        var blobs = Path.Combine(folder, "blobs", "sha256");
        Directory.CreateDirectory(blobs);
        foreach (var blob in images.SelectMany(item => item.Image.Blobs))
            File.WriteAllBytes(Path.Combine(blobs, blob.Digest.Substring("sha256:".Length)), blob.Content);
        File.WriteAllText(Path.Combine(folder, "oci-layout"), """{"imageLayoutVersion":"1.0.0"}""");
        var entries = images.Select(item =>
        {
            var descriptor = item.Image.Top.Descriptor();
            if (item.Name.Length > 0)
                descriptor["annotations"] = new JsonObject { ["org.opencontainers.image.ref.name"] = item.Name };
            return (JsonNode)descriptor;
        });
        var index = new JsonObject { ["schemaVersion"] = 2, ["manifests"] = new JsonArray([.. entries]) };
        File.WriteAllText(Path.Combine(folder, "index.json"), index.ToJsonString());
        return folder;
    }
}
