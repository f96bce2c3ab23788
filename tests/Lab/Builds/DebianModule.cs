using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace WinDockerTools.Tests.Lab.Builds;

/// <summary>A Go module from a Debian package, and those of its packages that a program needs.</summary>
sealed record DebianModule(string Path, IReadOnlyList<string> Packages)
{
    // Debian keeps sources as GOPATH does: below src, each in a folder named as it is imported.
    const string GoPath = "/usr/share/gocode";
    const string Sources = GoPath + "/src";

    // The major version has to be the one of the path: /v2, or .v2 at gopkg.in.
    public string Version => $"v{(Regex.Match(Path, "[/.]v([0-9]+)$") is { Success: true } major ? major.Groups[1].Value : "1")}.0.0-debian";

    // Debian's own go.mod files may name an older language than the sources are written in.
    public string GoMod => $"module {Path}\n\ngo 1.19\n";

    public static string FileOf(string path) => System.IO.Path.Combine(Sources, path);

    /// <summary>The modules that the program in a folder is built of.</summary>
    public static async Task<IReadOnlyList<DebianModule>> ListAsync(string folder)
    {
        var packages = await GoTool.ReadAsync(folder, [("GO111MODULE", "off"), ("GOPATH", GoPath)],
            "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", ".");
        return
        [
            .. packages.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(package => Directory.Exists(FileOf(package)))
                .GroupBy(ModuleOf)
                .Select(module => new DebianModule(module.Key, [.. module.Order(StringComparer.Ordinal)]))
                .OrderBy(module => module.Path, StringComparer.Ordinal),
        ];
    }

    static string ModuleOf(string package)
    {
        for (var path = package; path.Length > 0; path = System.IO.Path.GetDirectoryName(path)!)
        {
            if (File.Exists(FileOf($"{path}/go.mod")))
                return path;
        }
        throw new InvalidOperationException($"No go.mod above {FileOf(package)}.");
    }
}
