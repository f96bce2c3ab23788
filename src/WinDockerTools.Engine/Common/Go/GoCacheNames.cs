using System;
using System.Linq;

namespace WinDockerTools.Engine.Common.Go;

/// <summary>Folders whose names tell that they are meant as a cache of the go command.</summary>
static class GoCacheNames
{
    static readonly string[] OfBuildCache = ["gobuild", "gocache", "gobuildcache"];
    static readonly string[] OfModuleCache = ["gomod", "gomodcache", "gomodules"];

    public static bool IsBuildCache(string path) => OfBuildCache.Contains(Name(path), StringComparer.OrdinalIgnoreCase);

    public static bool IsModuleCache(string path) =>
        OfModuleCache.Contains(Name(path), StringComparer.OrdinalIgnoreCase)
        || ("/" + Plain(path)).EndsWith("/pkg/mod", StringComparison.OrdinalIgnoreCase);

    // go-build, go_build and gobuild mean the same.
    static string Name(string path) => Plain(path).Split('/').Last().Replace("-", "").Replace("_", "");

    static string Plain(string path) => path.Replace('\\', '/').TrimEnd('/');
}
