using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Platform.Files;

/// <summary>One thing to copy. The path is below the root, with forward slashes.</summary>
sealed record SourceItem(string Path, string FullPath, bool IsFolder, long Length, string? LinkTarget, DateTimeOffset Modified, int Mode);

/// <summary>A file of a tree with other content.</summary>
sealed record ChangedFile(SourceItem File, byte[] Content);

/// <summary>What of a folder is read.</summary>
/// <param name="Rules">What is left out.</param>
sealed record SourceSelection(IgnoreRules Rules)
{
    /// <summary>Leaves .git out, wherever it is.</summary>
    public bool SkipsGit { get; init; }

    /// <summary>Files keep their permissions; else everybody may read all, and run what its owner may run.</summary>
    public bool KeepsModes { get; init; }
}

/// <summary>The files of a project that a build gets.</summary>
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

    /// <summary>The same without some files.</summary>
    public SourceTree Without(IReadOnlyCollection<string> paths) => new(Root, [.. Items.Where(item => item.IsFolder || !paths.Contains(item.Path))]);

    public long Bytes => Items.Sum(item => item.Length);
    public int Files => Items.Count(item => !item.IsFolder);

    /// <summary>
    /// Reads a project, or the part of it that is named, as if nothing else were there: what .dockerignore leaves out
    /// stays out, and .git always does, since a copy under another owner makes go refuse to stamp the version. Throws
    /// FaultException (SourceUnreadable).
    /// </summary>
    public static SourceTree Read(string root, string part, CancellationToken stop) => Read(root, part, () =>
    {
        var ignore = Path.Combine(root, ".dockerignore");
        return new SourceSelection(File.Exists(ignore) ? IgnoreRules.Parse(File.ReadAllText(ignore)) : IgnoreRules.None) { SkipsGit = true };
    }, stop);

    /// <summary>Reads what is selected of a folder. Throws FaultException (SourceUnreadable).</summary>
    public static SourceTree Read(string root, SourceSelection selection, CancellationToken stop) => Read(root, "", () => selection, stop);

    static SourceTree Read(string root, string part, Func<SourceSelection> select, CancellationToken stop)
    {
        try
        {
            var items = new List<SourceItem>();
            Walk(new DirectoryInfo(Path.Combine(root, part)), part.Length == 0 ? "" : part + "/", select(), items, stop);
            return new SourceTree(root, items);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.SourceUnreadable, root, e.Message.TrimEnd('.'), e);
        }
    }

    static void Walk(DirectoryInfo folder, string below, SourceSelection selection, List<SourceItem> items, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        foreach (var entry in folder.GetFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var path = below + entry.Name;
            if (selection.SkipsGit && entry.Name == ".git")
                continue;
            var isIgnored = selection.Rules.IsIgnored(path);
            var link = LinkTarget(entry);
            if (entry is DirectoryInfo inner && link is null)
            {
                // A link that cannot be copied as one may lead in a circle.
                if ((entry.Attributes & FileAttributes.ReparsePoint) != 0 || (isIgnored && !selection.Rules.KeepsBelowIgnored))
                    continue;
                if (!isIgnored)
                    items.Add(new SourceItem(path, entry.FullName, true, 0, null, entry.LastWriteTimeUtc, selection.KeepsModes ? Mode(entry, selection) : 0x1ED));
                Walk(inner, path + "/", selection, items, stop);
            }
            else if (!isIgnored)
            {
                items.Add(new SourceItem(path, entry.FullName, false, link is null ? ((FileInfo)entry).Length : 0, link, entry.LastWriteTimeUtc, Mode(entry, selection)));
            }
        }
    }

#if NET
    static string? LinkTarget(FileSystemInfo entry) => entry.LinkTarget;

    // Owner bits for all: the image's user may be another.
    static int Mode(FileSystemInfo entry, SourceSelection selection) =>
        OperatingSystem.IsWindows() ? WindowsMode(selection)
        : selection.KeepsModes ? (int)entry.UnixFileMode
        : (entry.UnixFileMode & UnixFileMode.UserExecute) != 0 ? 0x1ED : 0x1A4;
#else
    static string? LinkTarget(FileSystemInfo entry) => null;
    static int Mode(FileSystemInfo entry, SourceSelection selection) => WindowsMode(selection);
#endif

    // The docker command sends all of a Windows machine as if it could be run.
    static int WindowsMode(SourceSelection selection) => selection.KeepsModes ? 0x1ED : 0x1A4;
}
