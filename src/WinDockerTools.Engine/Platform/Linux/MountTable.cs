using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace WinDockerTools.Engine.Platform.Linux;

/// <summary>A mounted file system.</summary>
/// <param name="Point">Where it is mounted.</param>
/// <param name="Type">In the kernel's words: <c>ext4</c>, <c>nfs4</c>, <c>9p</c>, <c>fuse.sshfs</c>, …</param>
/// <param name="Source">A device, a share, or a name without meaning.</param>
/// <param name="Options">Those of the file system, not of this mount.</param>
sealed record MountEntry(string Point, string Type, string Source, string Options)
{
    /// <summary>Its number, and that of the mount that it lies on; 0 where they are not told.</summary>
    public int Id { get; init; }
    public int Parent { get; init; }

    /// <summary>Such as <c>0:27</c>, the same for all mounts of one file system.</summary>
    public string Device { get; init; } = "";

    /// <summary>Which folder of the file system is mounted.</summary>
    public string Root { get; init; } = "/";

    /// <summary>The options of this mount alone, such as <c>rw,noatime</c>.</summary>
    public string Flags { get; init; } = "";
}

/// <summary>The mounts that a process sees (proc_pid_mountinfo(5)).</summary>
sealed class MountTable
{
    const string Own = "/proc/self/mountinfo";

    // Number, parent, device, root, point and options; then tags, a dash, type, source and the file system's options.
    const int DeviceAt = 2, RootAt = 3, PointAt = 4, FlagsAt = 5, TagsAt = 6, AfterDash = 3;

    readonly IReadOnlyList<MountEntry> entries;

    public MountTable(IReadOnlyList<MountEntry> entries) => this.entries = entries;

    /// <summary>Those of this process unless another's file is given; null where the system does not tell.</summary>
    public static MountTable? Read(string file = Own)
    {
        try
        {
            // On Windows it would be a folder of the current drive.
            return Path.DirectorySeparatorChar == '/' && File.Exists(file) ? Parse(File.ReadAllText(file)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Lines that are none of a mount table are left out.</summary>
    public static MountTable Parse(string text) => new([.. text.Split('\n').Select(Entry).OfType<MountEntry>()]);

    /// <summary>In the order of the kernel: of two at the same place the later one is on top.</summary>
    public IReadOnlyList<MountEntry> Entries => entries;

    /// <summary>The mount on which a full path without links lies; null for any other.</summary>
    public MountEntry? Find(string path) => entries
        // Of two at the same place the later one is on top.
        .Where(entry => Holds(entry.Point, path)).OrderBy(entry => entry.Point.Length).LastOrDefault();

    static bool Holds(string point, string path) =>
        point == "/" ? path.StartsWith("/", StringComparison.Ordinal)
        : path == point || path.StartsWith(point + "/", StringComparison.Ordinal);

    static MountEntry? Entry(string line)
    {
        var words = line.TrimEnd('\r').Split(' ');
        var dash = Array.IndexOf(words, "-", Math.Min(TagsAt, words.Length));
        // The kernel escapes no spaces in the last field (microsoft/WSL#10056).
        return dash > 0 && dash + AfterDash < words.Length && words[PointAt].Length > 0
            ? new MountEntry(OctalText.Read(words[PointAt]), words[dash + 1], OctalText.Read(words[dash + 2]), OctalText.Read(string.Join(" ", words.Skip(dash + AfterDash))))
            {
                Id = Number(words[0]),
                Parent = Number(words[1]),
                Device = words[DeviceAt],
                Root = OctalText.Read(words[RootAt]),
                Flags = words[FlagsAt],
            }
            : null;
    }

    static int Number(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
