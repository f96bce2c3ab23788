using System;
using System.Collections.Generic;
using System.Globalization;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

/// <summary>Times as Go writes them: <c>1h</c>, <c>1.5s</c>, <c>2m30s</c>.</summary>
static class GoDuration
{
    static readonly Dictionary<string, double> Units = new(StringComparer.Ordinal)
    {
        ["ns"] = 1, ["us"] = 1e3, ["µs"] = 1e3, ["μs"] = 1e3, ["ms"] = 1e6, ["s"] = 1e9, ["m"] = 60e9, ["h"] = 3600e9,
    };

    /// <summary>Null for what is no time, and for one that Go cannot hold.</summary>
    public static TimeSpan? Parse(string text)
    {
        var isNegative = text.Length > 0 && text[0] == '-';
        var rest = text.Length > 0 && text[0] is '-' or '+' ? text.Substring(1) : text;
        if (rest == "0")
            return TimeSpan.Zero;
        var total = 0.0;
        for (var at = 0; at < rest.Length || rest.Length == 0;)
        {
            var start = at;
            while (at < rest.Length && IsNumber(rest[at]))
                at++;
            var number = rest.Substring(start, at - start);
            start = at;
            while (at < rest.Length && !IsNumber(rest[at]))
                at++;
            if (number is "" or "." || !double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
                || !Units.TryGetValue(rest.Substring(start, at - start), out var unit))
                return null;
            total += count * unit;
        }
        // 63 bits of nanoseconds; ours are of 100.
        return total >= long.MaxValue ? null : TimeSpan.FromTicks((long)((isNegative ? -total : total) / 100));
    }

    static bool IsNumber(char sign) => sign is (>= '0' and <= '9') or '.';
}
