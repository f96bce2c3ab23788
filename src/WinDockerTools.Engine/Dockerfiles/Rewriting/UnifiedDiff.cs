using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting;

/// <summary>The way from one text to another, as <c>diff -u</c> writes it and <c>git apply</c> reads it.</summary>
static class UnifiedDiff
{
    const int Context = 3;

    /// <summary>Beyond this many pairs of lines the middle is replaced as a whole.</summary>
    const long MostPairs = 4_000_000;

    /// <summary>A line that stays (a space), goes (minus) or comes (plus).</summary>
    readonly record struct Step(char Sign, string Line);

    /// <summary>Empty where both are the same.</summary>
    /// <param name="name">The file's name, for the head.</param>
    /// <param name="before">The old text.</param>
    /// <param name="after">The new one.</param>
    public static string Of(string name, string before, string after)
    {
        if (before == after)
            return "";
        var steps = Steps(Lines(before), Lines(after));
        var diff = new StringBuilder($"--- a/{name}\n+++ b/{name}\n");
        for (var at = 0; (at = steps.FindIndex(at, step => step.Sign != ' ')) >= 0;)
        {
            var start = Math.Max(0, at - Context);
            var end = HunkEnd(steps, at);
            Append(diff, steps, start, end);
            at = end;
        }
        return diff.ToString();
    }

    // Changes with few lines between them are one hunk.
    static int HunkEnd(List<Step> steps, int at)
    {
        var last = at;
        for (; at < steps.Count && at - last <= 2 * Context; at++)
        {
            if (steps[at].Sign != ' ')
                last = at;
        }
        return Math.Min(steps.Count, last + Context + 1);
    }

    static void Append(StringBuilder diff, List<Step> steps, int start, int end)
    {
        int Count(int from, int to, char without) => steps.Skip(from).Take(to - from).Count(step => step.Sign != without);
        diff.Append($"@@ -{Range(Count(0, start, '+'), Count(start, end, '+'))} +{Range(Count(0, start, '-'), Count(start, end, '-'))} @@\n");
        foreach (var step in steps.Skip(start).Take(end - start))
        {
            diff.Append(step.Sign).Append(step.Line);
            if (!step.Line.EndsWith("\n", StringComparison.Ordinal))
                diff.Append("\n\\ No newline at end of file\n");
        }
    }

    // An empty range stands behind the line before it.
    static string Range(int before, int count) => $"{(count == 0 ? before : before + 1)},{count}";

    static string[] Lines(string text)
    {
        var lines = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var feed ? feed + 1 : text.Length;
            lines.Add(text.Substring(at, end - at));
            at = end;
        }
        return [.. lines];
    }

    static List<Step> Steps(string[] before, string[] after)
    {
        var same = 0;
        while (same < before.Length && same < after.Length && before[same] == after[same])
            same++;
        var tail = 0;
        while (tail < before.Length - same && tail < after.Length - same && before[before.Length - 1 - tail] == after[after.Length - 1 - tail])
            tail++;
        var steps = before.Take(same).Select(line => new Step(' ', line)).ToList();
        steps.AddRange(Middle([.. before.Skip(same).Take(before.Length - same - tail)], [.. after.Skip(same).Take(after.Length - same - tail)]));
        steps.AddRange(before.Skip(before.Length - tail).Select(line => new Step(' ', line)));
        return steps;
    }

    static IEnumerable<Step> Middle(string[] before, string[] after)
    {
        if ((long)before.Length * after.Length > MostPairs)
            return [.. before.Select(line => new Step('-', line)), .. after.Select(line => new Step('+', line))];
        // How many lines both have in common from here on.
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        return Walk(before, after, common);
    }

    static IEnumerable<Step> Walk(string[] before, string[] after, int[,] common)
    {
        int i = 0, j = 0;
        while (i < before.Length || j < after.Length)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                yield return new Step(' ', before[i++]);
                j++;
            }
            else if (j == after.Length || (i < before.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                yield return new Step('-', before[i++]);
            }
            else
            {
                yield return new Step('+', after[j++]);
            }
        }
    }
}
