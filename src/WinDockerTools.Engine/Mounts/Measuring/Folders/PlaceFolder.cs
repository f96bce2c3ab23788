using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Mounts.Measuring.Folders;

/// <summary>
/// The folder of one call in the place that it measures. Locks of file systems there may not tell who lives: the
/// call's own among the temporary files does, on the machine that is named in it.
/// </summary>
static class PlaceFolder
{
    const string Owner = "owner";
    const string Hidden = ".";

    // Without the owner's folder nobody knows whether it lives; no measurement takes a day.
    static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    static readonly Regex OwnName = new($"^{Regex.Escape(Hidden + RunId.Prefix)}[0-9a-f]{{12}}$", RegexOptions.CultureInvariant);

    public static string Make(string place, RunId run)
    {
        var path = Directory.CreateDirectory(Path.Combine(place, Hidden + run.FolderName)).FullName;
        File.WriteAllText(Path.Combine(path, Owner), Environment.MachineName);
        return path;
    }

    /// <summary>Removes what calls left that were killed; <paramref name="beat"/> is called after each file.</summary>
    public static void RemoveLeftovers(string place, Action beat)
    {
        foreach (var folder in Directory.GetDirectories(place, Hidden + RunId.Prefix + "*").Where(IsDead))
            Remove(folder, beat);
    }

    /// <summary>What cannot be removed stays, for the next call to try.</summary>
    public static void Remove(string path, Action beat)
    {
        try
        {
            RemoveFiles(new DirectoryInfo(path), beat);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another try follows.
        }
        FolderRemoval.Remove(path);
    }

    // Whoever may write to the place may put a link there, and an enumeration of .NET would follow it.
    static void RemoveFiles(DirectoryInfo folder, Action beat)
    {
        foreach (var item in folder.EnumerateFileSystemInfos())
        {
            if (item is DirectoryInfo inner && !IsLink(inner))
                RemoveFiles(inner, beat);
            else
                item.Delete();
            beat();
        }
    }

    static bool IsLink(DirectoryInfo folder) => (folder.Attributes & FileAttributes.ReparsePoint) != 0;

    static bool IsDead(string folder)
    {
        var name = Path.GetFileName(folder);
        if (IsLink(new DirectoryInfo(folder)) || !OwnName.IsMatch(name) || OwnerOf(folder) is not { } owner || owner != Environment.MachineName)
            return false;
        return WorkFolder.IsOwned(Path.Combine(Path.GetTempPath(), name.Substring(Hidden.Length))) is { } isOwned
            ? !isOwned : DateTime.UtcNow - Directory.GetLastWriteTimeUtc(folder) > Forgotten;
    }

    static string? OwnerOf(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, Owner));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
