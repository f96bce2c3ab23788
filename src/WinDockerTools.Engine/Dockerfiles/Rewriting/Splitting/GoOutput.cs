using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Common.Go;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Go;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Splitting;

/// <summary>Which programs a go command makes, and where (go help build, go help install).</summary>
static class GoOutput
{
    static readonly Regex PackageMain = new(@"^package[ \t]+main\b", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    static readonly Regex Major = new(@"^v[0-9]+\z", RegexOptions.CultureInvariant);

    /// <summary>Absolute paths of programs; null where they are not known.</summary>
    /// <param name="facts">The file.</param>
    /// <param name="copied">What the context brings into the stage.</param>
    /// <param name="go">The command.</param>
    /// <param name="folder">The folder in which it runs.</param>
    public static IReadOnlyList<string>? Of(DockerfileFacts facts, CopiedFiles copied, GoCommand go, string folder)
    {
        if (go.Flag("buildmode") is not (null or "exe" or "pie" or "default") || go.Flag("C") is not null || go.Has("linkshared"))
            return null;
        if (Names(facts, copied, go, folder) is not { } names)
            return null;
        if (go.Verb == "install")
            return go.Run.Variable("GOARCH") is not null || go.Run.Variable("GOOS") is not (null or "linux") || new GoCaches(facts).Binaries(go.Run).Path is not { } binaries ? null
                : [.. names.Select(name => CopiedFiles.Join(StagePaths.Resolve("/", binaries)!, name))];
        if (go.Flag("o") is { } output)
        {
            if (StagePaths.Resolve(folder, output) is not { } path)
                return null;
            return output.EndsWith("/", StringComparison.Ordinal) || IsSeveral(go) || copied.All.Any(file => file.Target.StartsWith(path + "/", StringComparison.Ordinal)) ? [.. names.Select(name => CopiedFiles.Join(path, name))] : [path];
        }
        // Of several nothing is kept.
        return IsSeveral(go) || names.Count != 1 ? [] : [CopiedFiles.Join(folder, names[0])];
    }

    static bool IsSeveral(GoCommand go) => go.Arguments.Packages.Count(package => !package.EndsWith(".go", StringComparison.Ordinal)) > 1 || go.Arguments.Packages.Any(package => package.IndexOf("...", StringComparison.Ordinal) >= 0);

    // For Windows .exe is part of them.
    static List<string>? Names(DockerfileFacts facts, CopiedFiles copied, GoCommand go, string folder)
    {
        var names = new List<string>();
        var files = go.Arguments.Packages.Where(package => package.EndsWith(".go", StringComparison.Ordinal)).ToList();
        if (files.Count > 0)
            names.Add(BuildInputs.Name(files[0]).Replace(".go", ""));
        foreach (var package in go.Arguments.Packages.Count == 0 ? ["."] : go.Arguments.Packages.Except(files))
        {
            if (package.StartsWith("$", StringComparison.Ordinal))
                return null;
            var isTree = package.EndsWith("/...", StringComparison.Ordinal) || package == "...";
            var isFolder = package is "." or ".." or "..." || package.StartsWith("./", StringComparison.Ordinal) || package.StartsWith("../", StringComparison.Ordinal) || package.StartsWith("/", StringComparison.Ordinal);
            if (!isFolder)
            {
                // An import path, which is a folder of the module or another module's.
                names.Add(Last(package));
                if (isTree)
                    return null;
                continue;
            }
            if (StagePaths.Resolve(folder, isTree ? package.Substring(0, package.Length - 3) : package) is not { } path)
                return null;
            names.AddRange(isTree ? Mains(facts, copied, path).Select(main => NameOf(facts, copied, main)) : [NameOf(facts, copied, path)]);
        }
        var suffix = go.Run.Variable("GOOS") is { } system ? system == "windows" : facts.IsWindows(go.Run.Stage);
        return suffix ? [.. names.Select(name => name + ".exe")] : names;
    }

    /// <summary>Folders of the image below a path with a main package.</summary>
    static IEnumerable<string> Mains(DockerfileFacts facts, CopiedFiles copied, string path) =>
        (from file in copied.All
         where file.Path.EndsWith(".go", StringComparison.Ordinal) && !file.Path.EndsWith("_test.go", StringComparison.Ordinal) && StagePaths.IsIn(file.Target, path)
             && file.Path.IndexOf("vendor/", StringComparison.Ordinal) < 0 && file.Path.IndexOf("testdata/", StringComparison.Ordinal) < 0
         where PackageMain.IsMatch(facts.Context!.Text(file.Path) ?? "")
         select Parent(file.Target)).Distinct();

    // The module's own folder has the module's name.
    static string NameOf(DockerfileFacts facts, CopiedFiles copied, string folder) =>
        copied.All.FirstOrDefault(file => file.Target == CopiedFiles.Join(folder, "go.mod")) is { } file && facts.Context!.Text(file.Path) is { } text && ModFile.Parse(text).Module is { } module ? Last(module) : Last(folder);

    // A last part that only says the major version names nothing.
    static string Last(string path)
    {
        var parts = path.Split('/').Where(part => part.Length > 0).ToList();
        return parts.Count == 0 ? "" : parts.Count > 1 && Major.IsMatch(parts[parts.Count - 1]) ? parts[parts.Count - 2] : parts[parts.Count - 1];
    }

    static string Parent(string path) => path.LastIndexOf('/') is > 0 and var at ? path.Substring(0, at) : "/";
}
