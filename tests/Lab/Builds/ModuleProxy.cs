using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace WinDockerTools.Tests.Lab.Builds;

/// <summary>The files of a module proxy (https://go.dev/ref/mod#goproxy-protocol), for GOPROXY=file://…</summary>
static class ModuleProxy
{
    /// <summary>Adds modules and returns their lines of go.sum, without which go would ask a checksum database.</summary>
    public static string Write(string folder, IReadOnlyList<DebianModule> modules) => string.Concat(modules.Select(module => Write(folder, module)));

    static string Write(string folder, DebianModule module)
    {
        var versions = Path.Combine(folder, module.Path, "@v");
        var version = Path.Combine(versions, module.Version);
        var files = Files(module);
        Directory.CreateDirectory(versions);
        File.WriteAllText(Path.Combine(versions, "list"), module.Version + "\n");
        File.WriteAllText(version + ".info", $$"""{"Version":"{{module.Version}}","Time":"2023-02-01T00:00:00Z"}""");
        File.WriteAllText(version + ".mod", module.GoMod);
        using (var zip = ZipFile.Open(version + ".zip", ZipArchiveMode.Create))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }
        var goMod = (Name: "go.mod", Content: Encoding.UTF8.GetBytes(module.GoMod));
        return $"{module.Path} {module.Version} {Sum(files)}\n{module.Path} {module.Version}/go.mod {Sum([goMod])}\n";
    }

    static List<(string Name, byte[] Content)> Files(DebianModule module)
    {
        var files = new List<(string, byte[])> { ($"{module.Path}@{module.Version}/go.mod", Encoding.UTF8.GetBytes(module.GoMod)) };
        foreach (var package in module.Packages)
        {
            foreach (var file in Directory.EnumerateFiles(DebianModule.FileOf(package)).Where(file => Path.GetFileName(file) != "go.mod"))
                files.Add(($"{module.Path}@{module.Version}{package[module.Path.Length..]}/{Path.GetFileName(file)}", File.ReadAllBytes(file)));
        }
        return files;
    }

    // golang.org/x/mod/sumdb/dirhash, Hash1.
    static string Sum(IEnumerable<(string Name, byte[] Content)> files)
    {
        var lines = files.OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(file.Content))}  {file.Name}\n");
        return "h1:" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }
}
