using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Common.Go;

namespace WinDockerTools.Engine.Dockerfiles.Generating.Modules;

/// <summary>Folders of a module.</summary>
static class ModuleFolders
{
    /// <summary>What programs often read from beside them, as the frameworks' and project layouts' own documentation calls it.</summary>
    static readonly string[] AssetNames =
        ["templates", "template", "views", "static", "public", "assets", "www", "migrations", "config", "configs", "conf", "locales", "locale", "i18n", "translations", "resources"];

    /// <summary>Those that can hold packages of the module, below the root: go help packages says which cannot.</summary>
    public static IEnumerable<string> OfPackages(string root, string module, CancellationToken stop)
    {
        var left = new Stack<string>([module]);
        while (left.Count > 0)
        {
            stop.ThrowIfCancellationRequested();
            var folder = left.Pop();
            yield return folder;
            foreach (var inner in Inner(Path.Combine(root, folder)).Where(inner => IsPackage(inner.Name) && !File.Exists(Path.Combine(inner.FullName, "go.mod"))))
                left.Push(ModulePath.Join(folder, inner.Name));
        }
    }

    /// <summary>Those at the top of the module, below the root, that hold files, none of them Go's and none that a program embeds.</summary>
    public static IEnumerable<string> OfAssets(string root, string module, IReadOnlyList<string> embeds) =>
        from inner in Inner(Path.Combine(root, module))
        where AssetNames.Contains(inner.Name)
        let folder = ModulePath.Join(module, inner.Name)
        where !embeds.Any(pattern => Covers(pattern, folder)) && HasFilesAndNoSources(inner)
        orderby folder
        select folder;

    static bool IsPackage(string name) => name[0] is not ('_' or '.') && name is not ("testdata" or "vendor" or "node_modules");

    static bool Covers(string pattern, string folder)
    {
        var wild = pattern.IndexOfAny(['*', '?', '[']);
        return pattern == folder || pattern.StartsWith(folder + "/", StringComparison.Ordinal) || (wild >= 0 && folder.StartsWith(pattern.Substring(0, wild), StringComparison.Ordinal));
    }

    static bool HasFilesAndNoSources(DirectoryInfo folder)
    {
        try
        {
            var hasFiles = false;
            foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories))
            {
                if (GoFile.IsSource(file.Name))
                    return false;
                hasFiles = true;
            }
            return hasFiles;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // Links may lead out of the context, or in a circle.
    static IEnumerable<DirectoryInfo> Inner(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).GetDirectories().Where(inner => (inner.Attributes & FileAttributes.ReparsePoint) == 0).OrderByDescending(inner => inner.Name, StringComparer.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.SourceUnreadable, folder, e.Message.TrimEnd('.'), e);
        }
    }
}
