using System.Collections.Generic;
using System.Formats.Tar;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using WinDockerTools.Tests.Harness.Images;

namespace WinDockerTools.Tests.Lab.Engine;

/// <summary>An image as <c>docker save</c> writes it, made of layers of one small file each.</summary>
static class SavedImage
{
    /// <summary>The digest of a layer's unpacked archive.</summary>
    public static string DiffId(string layer) => Blob(layer).Digest;

    public static byte[] Write(string name, params string[] layers)
    {
        var config = ImageBlob.Json("", new JsonObject
        {
            ["os"] = "linux",
            ["architecture"] = "amd64",
            ["created"] = "2025-10-14T20:00:00Z",
            ["config"] = new JsonObject
            {
                ["Entrypoint"] = new JsonArray("/app"),
                ["Cmd"] = new JsonArray("serve"),
                ["Labels"] = new JsonObject { ["team"] = "lab" },
            },
            ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = Texts(layers.Select(DiffId)) },
        });
        var manifest = new JsonArray(new JsonObject
        {
            ["Config"] = "config.json",
            ["RepoTags"] = Texts([name]),
            ["Layers"] = Texts(layers.Select(layer => $"{layer}/layer.tar")),
        });
        return Tar([
            ("config.json", config.Content),
            ("manifest.json", Encoding.UTF8.GetBytes(manifest.ToJsonString())),
            .. layers.Select(layer => ($"{layer}/layer.tar", Blob(layer).Content)),
        ]);
    }

    static ImageBlob Blob(string layer) => new("", Tar([($"{layer}.txt", Encoding.UTF8.GetBytes(layer))]));

    static byte[] Tar(IEnumerable<(string Name, byte[] Content)> files)
    {
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var (name, content) in files)
                writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content), ModificationTime = System.DateTimeOffset.UnixEpoch });
        }
        return archive.ToArray();
    }

    static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
