using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace WinDockerTools.Engine.Builds.Runs;

/// <summary>
/// Reads the counters of control groups, version 1 and 2 (kernel Documentation/admin-guide/cgroup-v1 and cgroup-v2.rst):
/// what was counted during a build is what they show after it less what they showed before.
/// </summary>
static class ControlGroup
{
    public static GoBuildResources Read(IReadOnlyList<ControlFile> files)
    {
        long? Counted(string file, string key) => Value(files, file, key, true) is { } after
            ? Math.Max(0, after - (Value(files, file, key, false) ?? 0))
            : null;

        return new GoBuildResources
        {
            CpuTime = Ticks(Counted("cpuacct/cpuacct.usage", ""), 100, 1) ?? Ticks(Counted("cpu.stat", "usage_usec"), 1, 10),
            PeakMemory = Value(files, "memory/memory.max_usage_in_bytes", "", true) ?? Value(files, "memory.peak", "", true),
            Periods = Counted("cpu/cpu.stat", "nr_periods") ?? Counted("cpu.stat", "nr_periods"),
            ThrottledPeriods = Counted("cpu/cpu.stat", "nr_throttled") ?? Counted("cpu.stat", "nr_throttled"),
            ThrottledTime = Ticks(Counted("cpu/cpu.stat", "throttled_time"), 100, 1) ?? Ticks(Counted("cpu.stat", "throttled_usec"), 1, 10),
            MajorPageFaults = Counted("memory/memory.stat", "pgmajfault") ?? Counted("memory.stat", "pgmajfault"),
            BytesRead = Transferred(files, "Read", "rbytes"),
            BytesWritten = Transferred(files, "Write", "wbytes"),
            OomKills = Counted("memory/memory.oom_control", "oom_kill") ?? Counted("memory.events", "oom_kill"),
        };
    }

    static TimeSpan? Ticks(long? count, int divisor, int factor) => count is { } value ? TimeSpan.FromTicks(value / divisor * factor) : null;

    /// <summary>The number behind a key; behind none, where the file holds a number alone.</summary>
    static long? Value(IReadOnlyList<ControlFile> files, string file, string key, bool isAfter)
    {
        foreach (var line in Lines(files, file, isAfter))
        {
            var words = line.Split([' '], StringSplitOptions.RemoveEmptyEntries);
            if (key.Length == 0 ? words.Length == 1 : words.Length == 2 && words[0] == key)
                return Number(words[words.Length - 1]);
        }
        return null;
    }

    static long? Transferred(IReadOnlyList<ControlFile> files, string word, string key) =>
        // Version 1 counts for groups with a limit alone, since Linux 6: without a device it has not looked.
        Sum(files, "blkio/blkio.throttle.io_service_bytes", isSilenceZero: false, words => words is [_, var operation, var count] && operation == word ? Number(count) : null)
        ?? Sum(files, "io.stat", isSilenceZero: true, words => words.Select(part => part.Split('=')).Where(part => part.Length == 2 && part[0] == key).Select(part => Number(part[1])).FirstOrDefault());

    static long? Sum(IReadOnlyList<ControlFile> files, string file, bool isSilenceZero, Func<string[], long?> read)
    {
        List<long>? Counts(bool isAfter) => files.Any(item => item.Name == file && item.IsAfter == isAfter)
            ? [.. Lines(files, file, isAfter).Select(line => read(line.Split([' '], StringSplitOptions.RemoveEmptyEntries))).OfType<long>()]
            : null;
        return Counts(true) is { } after && (after.Count > 0 || isSilenceZero) && Total(after) is { } total ? Math.Max(0, total - (Total(Counts(false) ?? []) ?? 0)) : null;
    }

    static long? Total(List<long> counts) => counts.Sum(count => (decimal)count) is <= long.MaxValue and var total ? (long)total : null;

    static IEnumerable<string> Lines(IReadOnlyList<ControlFile> files, string file, bool isAfter) =>
        files.Where(item => item.Name == file && item.IsAfter == isAfter).SelectMany(item => item.Lines);

    // A counter beyond any real one is damage.
    static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value < 1L << 58 ? value : null;
}
