using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Mounts.Measuring.Containers;

/// <summary>Reads what the scripts say. Lines that are none of theirs are left out.</summary>
static class ShellReport
{
    const string Mount = "mount ", Free = "free ", Took = "took ", HasDd = "has dd";
    const double PerSecond = 100;
    const int Kibi = 1024;

    /// <summary>Seconds that a step took; null where it does not tell.</summary>
    public static double? Seconds(string text) => Lines(text, Took).Select(Number).LastOrDefault() / PerSecond;

    /// <summary>Bytes; null where nobody tells.</summary>
    public static long? FreeSpace(string text) => Lines(text, Free).Select(Number).LastOrDefault() * Kibi;

    public static bool HasCopier(string text) => Lines(text, HasDd).Contains("");

    /// <summary>The mount of a folder; null where nobody tells.</summary>
    public static MountEntry? MountOf(string text, string folder) => MountTable.Parse(string.Join("\n", Lines(text, Mount))).Find(folder);

    static IEnumerable<string> Lines(string text, string start) => text.Split('\n')
        .Where(line => line.StartsWith(start, StringComparison.Ordinal)).Select(line => line.Substring(start.Length).TrimEnd('\r'));

    static long? Number(string word) => long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
