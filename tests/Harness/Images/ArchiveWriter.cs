using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;

namespace WinDockerTools.Tests.Harness.Images;

/// <summary>Writes images as <c>docker save</c> does: with an OCI layout inside (engine 25 on), or as older engines did.</summary>
public static class ArchiveWriter
{
    const int BlockSize = 512;

    public static string WriteOci(string path, TestImage image)
    {
        using var folder = new TemporaryFolder();
        LayoutWriter.Write(folder.Path, image);
        var files = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).OrderBy(file => file, StringComparer.Ordinal)
            .Select(file => (file.Substring(folder.Path.Length + 1).Replace('\\', '/'), File.ReadAllBytes(file)));
        return WriteTar(path, files);
    }

    public static string WriteOld(string path, params (string Name, TestImage Image)[] images)
    {
        var list = new JsonArray();
        var files = new List<(string, byte[])>();
        foreach (var (name, image) in images)
        {
            var config = image.Blobs.First(blob => blob.MediaType.IndexOf("config", StringComparison.Ordinal) >= 0 || blob.MediaType.IndexOf("container.image", StringComparison.Ordinal) >= 0);
            var file = config.Digest.Substring("sha256:".Length) + ".json";
            files.Add((file, config.Content));
            files.Add(("layer/layer.tar", new byte[3000]));
            list.Add(new JsonObject { ["Config"] = file, ["RepoTags"] = new JsonArray(name), ["Layers"] = new JsonArray("layer/layer.tar") });
        }
        files.Add(("manifest.json", Encoding.UTF8.GetBytes(list.ToJsonString())));
        return WriteTar(path, files);
    }

    public static string WriteTar(string path, IEnumerable<(string Name, byte[] Content)> files)
    {
        using var tar = File.Create(path);
        foreach (var (name, content) in files)
        {
            tar.Write(Header(name, content.Length), 0, BlockSize);
            tar.Write(content, 0, content.Length);
            var padding = (BlockSize - content.Length % BlockSize) % BlockSize;
            tar.Write(new byte[padding], 0, padding);
        }
        tar.Write(new byte[2 * BlockSize], 0, 2 * BlockSize);
        return path;
    }

    // ustar: name 0, mode 100, size 124, checksum 148, type 156, magic 257.
    static byte[] Header(string name, long size)
    {
        var header = new byte[BlockSize];
        Encoding.UTF8.GetBytes(name).CopyTo(header, 0);
        Put(100, "0000644\0");
        Put(108, "0000000\0");
        Put(116, "0000000\0");
        Put(124, Convert.ToString(size, 8).PadLeft(11, '0') + "\0");
        Put(136, "00000000000\0");
        Put(148, "        ");
        Put(156, "0");
        Put(257, "ustar\0" + "00");
        Put(148, Convert.ToString(header.Sum(value => value), 8).PadLeft(6, '0') + "\0 ");
        return header;

        void Put(int at, string text) => Encoding.ASCII.GetBytes(text).CopyTo(header, at);
    }
}
