using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Dockerfiles.Checking;

/// <summary>Finds Dockerfiles below a folder by their usual names.</summary>
static class DockerfileSearch
{
    /// <summary>What others wrote, and folders that hold no sources.</summary>
    static readonly string[] Skipped = [".git", "node_modules", "vendor", ".terraform", ".venv"];

    static readonly string[] Names = ["Dockerfile", "Containerfile"];

    /// <summary>A file itself, or those below a folder. Throws FaultException (DockerfileNotFound).</summary>
    public static IReadOnlyList<string> Files(string path, CancellationToken stop)
    {
        if (!Directory.Exists(path))
            return File.Exists(path) ? [path] : throw new FaultException(FaultKind.DockerfileNotFound, path, "there is no such file or folder");
        var found = Below(path, stop).ToList();
        return found.Count > 0 ? found : throw new FaultException(FaultKind.DockerfileNotFound, path, "the folder and those below it have none");
    }

    /// <summary>In the order of their paths. Folders that cannot be read, and links to folders, are left out.</summary>
    static IEnumerable<string> Below(string folder, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var entries = Entries(new DirectoryInfo(folder));
        foreach (var entry in entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            if (entry is FileInfo && IsDockerfile(entry.Name))
                yield return entry.FullName;
            else if (entry is DirectoryInfo && (entry.Attributes & FileAttributes.ReparsePoint) == 0 && !Skipped.Contains(entry.Name, StringComparer.OrdinalIgnoreCase))
                foreach (var path in Below(entry.FullName, stop))
                    yield return path;
        }
    }

    /// <summary><c>Dockerfile</c>, <c>Dockerfile.dev</c>, <c>api.Dockerfile</c>; the same with <c>Containerfile</c>.</summary>
    public static bool IsDockerfile(string name) => !name.EndsWith(".dockerignore", StringComparison.OrdinalIgnoreCase) && Names.Any(usual =>
        name.Equals(usual, StringComparison.OrdinalIgnoreCase)
        || name.StartsWith(usual + ".", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("." + usual, StringComparison.OrdinalIgnoreCase));

    static FileSystemInfo[] Entries(DirectoryInfo folder)
    {
        try
        {
            return folder.GetFileSystemInfos();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
