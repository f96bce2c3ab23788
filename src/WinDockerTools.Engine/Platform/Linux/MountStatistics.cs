using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace WinDockerTools.Engine.Platform.Linux;

/// <summary>What the kernel counts for one NFS mount. Numbers are in the order of its lines.</summary>
/// <param name="Point">Where it is mounted.</param>
/// <param name="Source">Server and export.</param>
sealed record MountCounters(string Point, string Source)
{
    /// <summary>All options, those at their defaults too, which a mount table leaves out.</summary>
    public string Options { get; init; } = "";

    /// <summary>Since it was mounted, in whole seconds.</summary>
    public TimeSpan Age { get; init; }

    public IReadOnlyList<long> Bytes { get; init; } = [];

    /// <summary>One for each connection.</summary>
    public IReadOnlyList<(string Protocol, IReadOnlyList<long> Numbers)> Transports { get; init; } = [];

    public IReadOnlyList<(string Name, IReadOnlyList<long> Numbers)> Operations { get; init; } = [];
}

/// <summary>The counters of the NFS mounts that a process sees (/proc/self/mountstats, version 1.1; kernel sources fs/nfs/super.c and net/sunrpc/stats.c).</summary>
static class MountStatistics
{
    const string Own = "/proc/self/mountstats";
    const string Device = "device ", MountedOn = " mounted on ", OfType = " with fstype ";

    /// <summary>What the mount at a place has counted; null where there is none.</summary>
    public static MountCounters? At(string point, string file = Own) => Read(file)?.LastOrDefault(counters => counters.Point == point);

    /// <summary>Null where the system does not tell. Asks no server: one that is gone hinders nothing.</summary>
    public static IReadOnlyList<MountCounters>? Read(string file = Own)
    {
        try
        {
            return File.Exists(file) ? Parse(File.ReadAllText(file)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Those of NFS; of two at the same place the later one is on top. What is not understood is left out.</summary>
    public static IReadOnlyList<MountCounters> Parse(string text)
    {
        var mounts = new List<MountCounters>();
        var isCounted = false;
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (line.StartsWith(Device, StringComparison.Ordinal))
            {
                var heading = Heading(line);
                isCounted = heading is not null;
                if (heading is not null)
                    mounts.Add(heading);
            }
            else if (isCounted)
            {
                mounts[mounts.Count - 1] = With(mounts[mounts.Count - 1], line.Trim());
            }
        }
        return mounts;
    }

    static MountCounters? Heading(string line)
    {
        // No word of it holds a space: the kernel escapes them.
        var on = line.IndexOf(MountedOn, StringComparison.Ordinal);
        var type = line.IndexOf(OfType, StringComparison.Ordinal);
        if (on < Device.Length || type < on || line.IndexOf(" statvers=", type, StringComparison.Ordinal) < 0)
            return null;
        var from = on + MountedOn.Length;
        return type < from ? null : new MountCounters(OctalText.Read(line.Substring(from, type - from)), OctalText.Read(line.Substring(Device.Length, on - Device.Length)));
    }

    static MountCounters With(MountCounters mount, string line)
    {
        var colon = line.IndexOf(':');
        if (colon <= 0)
            return mount;
        var (name, rest) = (line.Substring(0, colon), line.Substring(colon + 1).Trim());
        var words = rest.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return name switch
        {
            "opts" => mount with { Options = OctalText.Read(rest) },
            "age" => Numbers(words) is [var seconds, ..] && seconds < TimeSpan.MaxValue.TotalSeconds ? mount with { Age = TimeSpan.FromSeconds(seconds) } : mount,
            "bytes" => Numbers(words) is { } bytes ? mount with { Bytes = bytes } : mount,
            "xprt" => words.Length > 1 && Numbers(words.Skip(1)) is { } numbers ? mount with { Transports = [.. mount.Transports, (words[0], numbers)] } : mount,
            // The names of operations alone are all in capitals.
            _ => name.All(sign => sign is (>= 'A' and <= 'Z') or '_') && Numbers(words) is { Count: > 0 } numbers
                ? mount with { Operations = [.. mount.Operations, (name, numbers)] }
                : mount,
        };
    }

    static List<long>? Numbers(IEnumerable<string> words)
    {
        var numbers = new List<long>();
        foreach (var word in words)
        {
            if (!long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                return null;
            numbers.Add(number);
        }
        return numbers;
    }
}
