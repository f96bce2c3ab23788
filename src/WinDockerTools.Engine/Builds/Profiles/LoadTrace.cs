using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;

namespace WinDockerTools.Engine.Builds.Profiles;

/// <summary>The times of a build before its first action.</summary>
/// <param name="Loading">Finding and reading packages; null where that is not known.</param>
/// <param name="Downloading">The part of it in which at least one module was fetched or unpacked; null where <paramref name="Loading"/> is.</param>
sealed record LoadTrace(TimeSpan? Loading, TimeSpan? Downloading)
{
    const string Load = "load.PackagesAndErrors", Download = "modfetch.download ";

    // Microseconds, and no build of a week.
    const double Longest = 7 * 24 * 3600e6;

    /// <summary>
    /// Reads what <c>-debug-trace</c> writes: one event a line (cmd/go/internal/trace). Loading is null where the trace
    /// has no such span, or is damaged there.
    /// </summary>
    public static async Task<LoadTrace> ReadAsync(Stream content)
    {
        Spans loads = new(), downloads = new();
        using var reader = new StreamReader(content);
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            var spans = line.Contains('"' + Load + '"') ? loads : line.Contains('"' + Download) ? downloads : null;
            if (spans is not null && Event(line.TrimStart(',', '[', ' ')) is { } at)
                spans.Add(at);
        }
        var loading = loads.Covered();
        return new LoadTrace(loading, loading is null ? null : downloads.Covered() ?? TimeSpan.Zero);
    }

    static (string Name, bool Begins, long Thread, double Time)? Event(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line.TrimEnd(']', ' ', '\r'));
            var item = document.RootElement;
            return item.TryGetProperty("ts", out var time) && time.TryGetDouble(out var microseconds)
                && item.TryGetProperty("tid", out var thread) && thread.TryGetInt64(out var number)
                && item.TryGetProperty("ph", out var phase) && phase.GetString() is "B" or "E"
                && item.TryGetProperty("name", out var name) && name.GetString() is { } text
                ? (text, phase.GetString() == "B", number, microseconds) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    sealed class Spans
    {
        readonly Dictionary<(string, long), double> begun = [];
        readonly List<(double Start, double End)> ended = [];

        public void Add((string Name, bool Begins, long Thread, double Time) at)
        {
            if (at.Begins)
                begun[(at.Name, at.Thread)] = at.Time;
            else if (begun.TryGetValue((at.Name, at.Thread), out var start) && begun.Remove((at.Name, at.Thread)) && at.Time >= start)
                ended.Add((start, at.Time));
        }

        /// <summary>How long at least one of them lasted: they run side by side. Null for none, and for what is no time.</summary>
        public TimeSpan? Covered()
        {
            double sum = 0, until = double.NegativeInfinity;
            foreach (var (start, end) in ended.OrderBy(span => span.Start))
            {
                sum += Math.Max(0, end - Math.Max(start, until));
                until = Math.Max(until, end);
            }
            return ended.Count > 0 && sum < Longest ? TimeSpan.FromTicks((long)(sum * 10)) : null;
        }
    }
}
