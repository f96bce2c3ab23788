using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace WinDockerTools.Engine.Platform.Linux;

/// <summary>Who hinders that a mount is unmounted.</summary>
/// <param name="Id">The number of the process; 0 for what is none.</param>
/// <param name="Name">Its name.</param>
/// <param name="What">What it uses, such as a path.</param>
sealed record MountUser(int Id, string Name, string What)
{
    public override string ToString() => Id == 0 ? $"{Name} {What}" : $"{Name} ({Id.ToString(CultureInfo.InvariantCulture)}): {What}";
}

/// <summary>Finds who uses a mount by the links of /proc (proc(5)), which lead to names and ask no server.</summary>
static class MountUsers
{
    const string Processes = "/proc", Own = "/proc/self/ns/mnt";

    static readonly string[] Places = ["cwd", "root", "exe"];

    /// <summary>
    /// Processes of this and of other mount namespaces (such as containers), other mounts of the same file system, mounts
    /// below, an automounter, and whatever it is only a part of. Only an administrator sees all.
    /// </summary>
    public static IReadOnlyList<MountUser> Of(MountEntry mount, IReadOnlyList<MountEntry> table)
    {
        var users = table.Where(other => other.Parent == mount.Id && mount.Id != 0).Select(below => new MountUser(0, "the mount", $"{below.Point} below it"))
            .Concat(table.Where(other => other.Device == mount.Device && other.Id != mount.Id).Select(same => new MountUser(0, "the mount", $"{same.Point} of the same file system")))
            .Concat(table.Where(other => other.Type == "autofs" && other.Point == mount.Point).Select(_ => new MountUser(0, "the automounter", "that mounts it again by itself, with options of its own")))
            .Concat(mount.Root == "/" ? [] : [new MountUser(0, "its parent", $"of which it is the folder {mount.Root} alone")]).ToList();
        var spaces = new HashSet<string>(StringComparer.Ordinal);
        var own = Link(Own);
        foreach (var process in Directory.GetDirectories(Processes).Where(IsProcess))
        {
            var space = Link(Path.Combine(process, "ns", "mnt"));
            if (space is null || space == own)
                users.AddRange(Paths(process).Where(path => IsOn(path, mount.Point)).Distinct().Select(path => User(process, path)).Take(1));
            else if (spaces.Add(space) && Table(process).Any(other => other.Device == mount.Device))
                users.Add(User(process, "mounted in another mount namespace, as of a container"));
        }
        return users;
    }

    static bool IsOn(string path, string point) => path == point || path.StartsWith(point + "/", StringComparison.Ordinal);

    static bool IsProcess(string folder) => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    static MountUser User(string process, string what) =>
        new(int.Parse(Path.GetFileName(process), CultureInfo.InvariantCulture), Text(process, "comm").Trim(), what);

    static IEnumerable<string> Paths(string process) => Places.Select(place => Link(Path.Combine(process, place))).OfType<string>()
        .Concat(Files(process).Select(Link).OfType<string>())
        .Concat(Mapped(process));

    /// <summary>Files in memory, which may be closed: address, rights, offset, device, number, path.</summary>
    static IEnumerable<string> Mapped(string process)
    {
        foreach (var line in Text(process, "maps").Split('\n'))
        {
            var slash = line.IndexOf('/');
            if (slash > 0)
                yield return line.Substring(slash);
        }
    }

    static string[] Files(string process)
    {
        try
        {
            return Directory.GetFileSystemEntries(Path.Combine(process, "fd"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is another account's.
            return [];
        }
    }

    static IReadOnlyList<MountEntry> Table(string process) => MountTable.Parse(Text(process, "mountinfo")).Entries;

    static string Text(string process, string name)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    static string? Link(string path)
    {
#if NET
        try
        {
            // Reads the link itself, and looks at nothing that it leads to.
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
#else
        return null;
#endif
    }
}
