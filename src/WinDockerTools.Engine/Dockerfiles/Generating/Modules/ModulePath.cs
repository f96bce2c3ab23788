using System;
using System.IO;
using System.Linq;

namespace WinDockerTools.Engine.Dockerfiles.Generating.Modules;

/// <summary>Paths below a build context, with forward slashes.</summary>
static class ModulePath
{
    public static string Join(string folder, string name) => folder.Length == 0 ? name : name.Length == 0 ? folder : folder + "/" + name;

    /// <summary>A path of go.mod or go.work below the root; null where it leads elsewhere.</summary>
    public static string? Below(string root, string folder, string path)
    {
        var full = Path.GetFullPath(Path.Combine(root, folder, path.Replace('\\', '/'))).TrimEnd(Path.DirectorySeparatorChar);
        var start = root.TrimEnd(Path.DirectorySeparatorChar);
        return full == start ? ""
            : full.StartsWith(start + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? full.Substring(start.Length + 1).Replace(Path.DirectorySeparatorChar, '/')
            : null;
    }

    /// <summary>What go build calls a program: the last part of its package that is no major version (go help build).</summary>
    public static string ProgramOf(string import)
    {
        var parts = import.Split('/');
        var last = parts[parts.Length - 1];
        return parts.Length > 1 && last.Length > 1 && last[0] == 'v' && last.Skip(1).All(char.IsDigit) && last != "v0" && last != "v1" ? parts[parts.Length - 2] : last;
    }
}
