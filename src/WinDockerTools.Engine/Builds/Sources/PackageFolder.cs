using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Builds.Sources;

/// <summary>Where in a project's tree the sources of a package pattern are, such as <c>./cmd/app</c> or <c>./...</c>.</summary>
sealed class PackageFolder
{
    readonly string? folder;
    readonly bool andBelow;

    PackageFolder(string name, string? folder, bool andBelow)
    {
        Name = name;
        this.folder = folder;
        this.andBelow = andBelow;
    }

    /// <summary>The pattern as the user wrote it.</summary>
    public string Name { get; }

    /// <summary>Below the project's root, with forward slashes; null for a package from elsewhere.</summary>
    public string? Folder => folder;

    public static PackageFolder Of(GoProject project, string pattern)
    {
        var path = pattern.Replace('\\', '/');
        var andBelow = path == "..." || path.EndsWith("/...", StringComparison.Ordinal);
        if (andBelow)
            path = path.Substring(0, path.Length - 3).TrimEnd('/');
        if (path.Length == 0 || path[0] == '.')
            return new PackageFolder(pattern, Join(project.Below, path), andBelow);
        var import = project.ModulePath ?? "";
        if (project.IsGopath)
            return new PackageFolder(pattern, "src/" + path, andBelow);
        return path == import || path.StartsWith(import + "/", StringComparison.Ordinal)
            ? new PackageFolder(pattern, Join(project.ModuleBelow, path.Substring(import.Length)), andBelow)
            : new PackageFolder(pattern, null, andBelow);
    }

    /// <summary>Whether a file, below the project's root, belongs to the pattern.</summary>
    public bool Holds(string path)
    {
        if (folder is null)
            return false;
        var slash = path.LastIndexOf('/');
        var holder = slash < 0 ? "" : path.Substring(0, slash);
        return holder == folder || (andBelow && IsBelow(folder, holder) && IsPackage(holder.Substring(folder.Length)));
    }

    // What the go command leaves out of a pattern, as 'go help packages' says.
    static bool IsPackage(string below) =>
        below.Split('/').All(part => part.Length == 0 || (part[0] is not ('_' or '.') && part is not ("testdata" or "vendor")));

    static bool IsBelow(string folder, string path) => folder.Length == 0 || path.StartsWith(folder + "/", StringComparison.Ordinal);

    static string Join(string start, string path)
    {
        var parts = new List<string>(start.Split(['/'], StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part.Length > 0 && part is not ("." or ".."))
                parts.Add(part);
        }
        return string.Join("/", parts);
    }
}
