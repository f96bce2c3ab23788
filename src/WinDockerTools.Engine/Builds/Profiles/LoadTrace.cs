using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;

namespace WinDockerTools.Engine.Builds.Profiles;

/// <summary>The time for loading packages, from what <c>-debug-trace</c> writes: one event a line (cmd/go/internal/trace).</summary>
static class LoadTrace
{
    const string Span = "\"load.PackagesAndErrors\"";

    /// <summary>Null where the trace has no such span, or is damaged there.</summary>
    public static async Task<TimeSpan?> ReadAsync(Stream content)
    {
        var begun = new Dictionary<long, double>();
        double? sum = null;
        using var reader = new StreamReader(content);
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            if (!line.Contains(Span) || Event(line.TrimStart(',', '[', ' ')) is not { } at)
                continue;
            if (at.Begins)
            {
                begun[at.Thread] = at.Time;
            }
            else if (begun.TryGetValue(at.Thread, out var start) && at.Time >= start)
            {
                begun.Remove(at.Thread);
                sum = (sum ?? 0) + at.Time - start;
            }
        }
        // Microseconds, and no build of a week.
        return sum is { } microseconds and < 7 * 24 * 3600e6 ? TimeSpan.FromTicks((long)(microseconds * 10)) : null;
    }

    static (bool Begins, long Thread, double Time)? Event(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line.TrimEnd(']', ' ', '\r'));
            var item = document.RootElement;
            return item.TryGetProperty("ts", out var time) && time.TryGetDouble(out var microseconds)
                && item.TryGetProperty("tid", out var thread) && thread.TryGetInt64(out var number)
                && item.TryGetProperty("ph", out var phase) && phase.GetString() is "B" or "E"
                ? (phase.GetString() == "B", number, microseconds) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
