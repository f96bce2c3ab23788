using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace WinDockerTools.Engine.Builds.Runs;

/// <summary>What the wrapper reported between the lines of a build's own output.</summary>
sealed record BuildReport
{
    static readonly Regex Time = new(@"(\d+)m([\d.,]+)s", RegexOptions.CultureInvariant);

    /// <summary>What the build itself said on standard output.</summary>
    public string Output { get; init; } = "";

    /// <summary>Wall time of the build; null when it did not end, or no clock could be read.</summary>
    public TimeSpan? Duration { get; init; }

    public int? ExitCode { get; init; }

    public GoBuildResources Resources { get; init; } = GoBuildResources.Unknown;

    /// <summary>Takes a report apart. Never fails: what is damaged is not known.</summary>
    public static BuildReport Read(string text, string mark)
    {
        var tag = $"{BuildWrapper.Tag} {mark} ";
        var output = new StringBuilder();
        var clocks = new List<string[]>();
        var files = new List<ControlFile>();
        ControlFile? file = null;
        int? exitCode = null;
        TimeSpan? times = null;
        var section = "";
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (line.StartsWith(tag, StringComparison.Ordinal))
            {
                var words = line.Substring(tag.Length).Split(' ');
                section = words[0];
                if (section == "clock" && words.Length == 3)
                    clocks.Add(words);
                else if (section == "file")
                    files.Add(file = new ControlFile(words[words.Length - 1], IsAfter: clocks.Count > 1, []));
                else if (section == "exit" && int.TryParse(words[words.Length - 1], NumberStyles.None, CultureInfo.InvariantCulture, out var code))
                    exitCode = code;
                else if (section == "times")
                    times = TimeSpan.Zero;
            }
            else if (section == "file")
                file!.Lines.Add(line);
            else if (section == "times")
                // The last line is that of the shell's children.
                times = Seconds(line) ?? times;
            else if (section == "clock" && clocks.Count == 1)
                output.Append(line).Append('\n');
        }
        var resources = ControlGroup.Read(files);
        return new BuildReport
        {
            // The first and the last line break are the wrapper's own.
            Output = output.ToString().Trim('\n'),
            Duration = clocks.Count == 2 ? Between(clocks[0], clocks[1]) : null,
            ExitCode = exitCode,
            Resources = times is { } cpu && cpu > TimeSpan.Zero ? resources with { CpuTime = cpu } : resources,
        };
    }

    static TimeSpan? Between(string[] start, string[] end)
    {
        if (Digits(start[1]) is { } from && Digits(end[1]) is { } to && to >= from)
            return TimeSpan.FromTicks((long)((to - from) / 100));
        return Number(start[2]) is { } first && Number(end[2]) is { } last && last >= first ? TimeSpan.FromSeconds(last - first) : null;
    }

    static TimeSpan? Seconds(string line)
    {
        var parts = Time.Matches(line).Cast<Match>().ToList();
        return parts.Count == 2
            ? TimeSpan.FromSeconds(parts.Sum(part => 60 * (Number(part.Groups[1].Value) ?? 0) + (Number(part.Groups[2].Value.Replace(',', '.')) ?? 0)))
            : null;
    }

    static decimal? Digits(string text) =>
        text.Length is >= 18 and <= 20 && decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value < 1e9 ? value : null;
}

/// <summary>A file of a control group, as it was before or after the build.</summary>
sealed record ControlFile(string Name, bool IsAfter, List<string> Lines);
