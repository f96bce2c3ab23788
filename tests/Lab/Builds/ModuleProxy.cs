using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using WinDockerTools.Tests.Lab.Dockerfiles;

namespace WinDockerTools.Tests.Lab.Builds;

/// <summary>The files of a module proxy (https://go.dev/ref/mod#goproxy-protocol), for GOPROXY=file://…</summary>
static class ModuleProxy
{
    /// <summary>Adds modules and returns their lines of go.sum, without which go would ask a checksum database.</summary>
    public static string Write(string folder, IReadOnlyList<DebianModule> modules) =>
        string.Concat(modules.Select(module => Write(folder, module.Path, module.Version, Files(module))));

    /// <summary>The same of files in folders such as <c>example.com/module@v1.2.0</c>.</summary>
    public static string Write(string folder, TextArchive modules) => string.Concat(
        from file in modules.Files
        group (file.Name, Encoding.UTF8.GetBytes(file.Text)) by Regex.Match(file.Name, "^[^@]+@[^/]+").Value into module
        let parts = module.Key.Split('@')
        select Write(folder, parts[0], parts[1], [.. module]));

    static string Write(string folder, string path, string version, IReadOnlyList<(string Name, byte[] Content)> files)
    {
        var versions = Path.Combine(folder, path, "@v");
        var file = Path.Combine(versions, version);
        var goMod = (Name: "go.mod", files.First(file => file.Name == $"{path}@{version}/go.mod").Content);
        Directory.CreateDirectory(versions);
        File.WriteAllText(Path.Combine(versions, "list"), version + "\n");
        File.WriteAllText(file + ".info", $$"""{"Version":"{{version}}","Time":"2023-02-01T00:00:00Z"}""");
        File.WriteAllBytes(file + ".mod", goMod.Content);
        using (var zip = ZipFile.Open(file + ".zip", ZipArchiveMode.Create))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }
        return $"{path} {version} {Sum(files)}\n{path} {version}/go.mod {Sum([goMod])}\n";
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
