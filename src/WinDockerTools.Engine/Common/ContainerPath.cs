using System;

namespace WinDockerTools.Engine.Common;

/// <summary>Folders in Linux and in Windows words, compared as their systems do.</summary>
static class ContainerPath
{
    /// <summary>Whether <paramref name="path"/> is <paramref name="folder"/> or lies in it.</summary>
    public static bool Covers(string folder, string path)
    {
        var isWindows = IsWindows(folder) || IsWindows(path);
        var (outer, inner) = (Plain(folder, isWindows), Plain(path, isWindows));
        var comparison = isWindows ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return string.Equals(outer, inner, comparison) || inner.StartsWith(outer + "/", comparison);
    }

    /// <summary>A drive letter or a backslash.</summary>
    public static bool IsWindows(string path) => path.IndexOf('\\') >= 0 || Letter(path) is not null;

    /// <summary>The drive of a Windows path, in upper case.</summary>
    public static char? Letter(string? path) =>
        path is { Length: >= 2 } && path[1] == ':' && char.ToUpperInvariant(path[0]) is >= 'A' and <= 'Z' and var letter ? letter : null;

    static string Plain(string path, bool isWindows) => (isWindows ? path.Replace('\\', '/') : path).TrimEnd('/');
}
