using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace WinDockerTools.Engine.Platform.Linux;

/// <summary>A mounted file system.</summary>
/// <param name="Point">Where it is mounted.</param>
/// <param name="Type">In the kernel's words: <c>ext4</c>, <c>nfs4</c>, <c>9p</c>, <c>fuse.sshfs</c>, …</param>
/// <param name="Source">A device, a share, or a name without meaning.</param>
/// <param name="Options">Those of the file system, not of this mount.</param>
sealed record MountEntry(string Point, string Type, string Source, string Options);

/// <summary>The mounts that this process sees (proc_pid_mountinfo(5)).</summary>
sealed class MountTable
{
    const string File = "/proc/self/mountinfo";

    // Number, parent, device, root, point and options; then tags, a dash, type, source and the file system's options.
    const int PointAt = 4, TagsAt = 6, AfterDash = 3;

    readonly IReadOnlyList<MountEntry> entries;

    MountTable(IReadOnlyList<MountEntry> entries) => this.entries = entries;

    /// <summary>Null where the system does not tell.</summary>
    public static MountTable? Read()
    {
        try
        {
            return System.IO.File.Exists(File) ? Parse(System.IO.File.ReadAllText(File)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Lines that are none of a mount table are left out.</summary>
    public static MountTable Parse(string text) => new([.. text.Split('\n').Select(Entry).OfType<MountEntry>()]);

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
        return dash > 0 && dash + AfterDash < words.Length
            ? new MountEntry(Unescape(words[PointAt]), words[dash + 1], Unescape(words[dash + 2]), Unescape(string.Join(" ", words.Skip(dash + AfterDash))))
            : null;
    }

    /// <summary>Spaces, tabs, line breaks and backslashes stand as three octal digits of their byte.</summary>
    static string Unescape(string word)
    {
        if (word.IndexOf('\\') < 0)
            return word;
        var text = new StringBuilder();
        for (var at = 0; at < word.Length; at++)
        {
            if (word[at] == '\\' && at + 3 < word.Length && IsOctal(word, at + 1, out var value))
            {
                text.Append((char)value);
                at += 3;
            }
            else
            {
                text.Append(word[at]);
            }
        }
        return text.ToString();
    }

    static bool IsOctal(string word, int at, out int value)
    {
        value = 0;
        foreach (var digit in word.Substring(at, 3))
        {
            if (digit is < '0' or > '7')
                return false;
            value = (value * 8) + int.Parse(digit.ToString(), CultureInfo.InvariantCulture);
        }
        return value is > 0 and < 128;
    }
}
