#if NET
using System;
using System.IO;
#endif

namespace WinDockerTools.Engine.Platform.Files;

/// <summary>Where a path leads.</summary>
static class RealPath
{
    /// <summary>The path with every link followed, those of its parents too; itself where they lead nowhere.</summary>
    public static string Of(string path)
    {
#if NET
        try
        {
            return Follow(path, 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return path;
        }
#else
        return path;
#endif
    }

#if NET
    // As many as the kernel follows.
    const int Most = 40;

    static string Follow(string path, int followed)
    {
        if (Path.GetDirectoryName(path) is not { } parent || followed > Most)
            return path;
        var at = Path.Combine(Follow(parent, followed), Path.GetFileName(path));
        return Directory.Exists(at) && Directory.ResolveLinkTarget(at, returnFinalTarget: false) is { } target ? Follow(target.FullName, followed + 1) : at;
    }
#endif
}
