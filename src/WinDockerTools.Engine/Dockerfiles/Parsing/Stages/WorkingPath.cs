using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

/// <summary>What WORKDIR makes of a path: on Windows backslashes and no drive letter, as BuildKit writes it.</summary>
static class WorkingPath
{
    /// <param name="current">The working directory before; null where it is not known.</param>
    /// <param name="path">The path after expansion.</param>
    /// <param name="isWindows">Drive letters and backslashes mean something.</param>
    /// <returns>The absolute path, or null where it is not known.</returns>
    public static string? Resolve(string? current, string path, bool isWindows)
    {
        var slashed = isWindows ? WithoutDrive(path.Replace('\\', '/')) : path;
        if (slashed.StartsWith("$", StringComparison.Ordinal))
            return null;
        var isAbsolute = slashed.StartsWith("/", StringComparison.Ordinal);
        if (!isAbsolute && current is null)
            return null;
        var clean = Clean(isAbsolute ? slashed : $"{(isWindows ? current!.Replace('\\', '/') : current)}/{slashed}");
        return isWindows ? clean.Replace('/', '\\') : clean;
    }

    /// <summary>Why Windows takes no such path; null where it does.</summary>
    public static string? ErrorOfWindows(string path)
    {
        var slashed = path.Replace('\\', '/');
        return slashed.Length == 2 && slashed[1] == ':' ? $"'{path}' names a drive and no folder; write {path}\\ for its root."
            : slashed.StartsWith("//", StringComparison.Ordinal) ? $"'{path}' is a network path, and builders take none."
            : slashed.IndexOf(':') > 0 && !slashed.StartsWith("c:", StringComparison.OrdinalIgnoreCase) ? $"'{path}' is not on drive C:, the only one a container has."
            : null;
    }

    static string WithoutDrive(string path) => path.Length > 1 && path[1] == ':' ? path.Substring(2) : path;

    static string Clean(string path)
    {
        var kept = new List<string>();
        foreach (var part in path.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..")
                kept.Add(part);
            else if (kept.Count > 0)
                kept.RemoveAt(kept.Count - 1);
        }
        return "/" + string.Join("/", kept);
    }
}
