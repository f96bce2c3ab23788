using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Sources;

/// <summary>One thing to copy. The path is below the root, with forward slashes.</summary>
sealed record SourceItem(string Path, string FullPath, bool IsFolder, long Length, string? LinkTarget, DateTimeOffset Modified, int Mode);

/// <summary>
/// The files of a project that a build gets: what .dockerignore leaves out stays out, and .git always does, since
/// a copy under another owner makes go refuse to stamp the version.
/// </summary>
sealed class SourceTree
{
    SourceTree(string root, IReadOnlyList<SourceItem> items)
    {
        Root = root;
        Items = items;
    }

    public string Root { get; }

    /// <summary>Folders before what they hold.</summary>
    public IReadOnlyList<SourceItem> Items { get; }

    public long Bytes => Items.Sum(item => item.Length);
    public int Files => Items.Count(item => !item.IsFolder);

    /// <summary>Reads a folder, or the part of it that is named, as if nothing else were there. Throws FaultException (SourceUnreadable).</summary>
    public static SourceTree Read(string root, string part, CancellationToken stop)
    {
        try
        {
            var ignore = Path.Combine(root, ".dockerignore");
            var rules = File.Exists(ignore) ? IgnoreRules.Parse(File.ReadAllText(ignore)) : IgnoreRules.None;
            var items = new List<SourceItem>();
            Walk(new DirectoryInfo(Path.Combine(root, part)), part.Length == 0 ? "" : part + "/", rules, items, stop);
            return new SourceTree(root, items);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.SourceUnreadable, root, e.Message.TrimEnd('.'), e);
        }
    }

    static void Walk(DirectoryInfo folder, string below, IgnoreRules rules, List<SourceItem> items, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        foreach (var entry in folder.GetFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var path = below + entry.Name;
            if (entry.Name == ".git")
                continue;
            var isIgnored = rules.IsIgnored(path);
            var link = LinkTarget(entry);
            if (entry is DirectoryInfo inner && link is null)
            {
                // A link that cannot be copied as one may lead in a circle.
                if ((entry.Attributes & FileAttributes.ReparsePoint) != 0 || (isIgnored && !rules.KeepsBelowIgnored))
                    continue;
                if (!isIgnored)
                    items.Add(new SourceItem(path, entry.FullName, true, 0, null, entry.LastWriteTimeUtc, 0x1ED));
                Walk(inner, path + "/", rules, items, stop);
            }
            else if (!isIgnored)
            {
                items.Add(new SourceItem(path, entry.FullName, false, link is null ? ((FileInfo)entry).Length : 0, link, entry.LastWriteTimeUtc, Mode(entry)));
            }
        }
    }

#if NET
    static string? LinkTarget(FileSystemInfo entry) => entry.LinkTarget;

    // Owner bits for all: the image's user may be another.
    static int Mode(FileSystemInfo entry) =>
        !OperatingSystem.IsWindows() && (entry.UnixFileMode & UnixFileMode.UserExecute) != 0 ? 0x1ED : 0x1A4;
#else
    static string? LinkTarget(FileSystemInfo entry) => null;
    static int Mode(FileSystemInfo entry) => 0x1A4;
#endif
}
