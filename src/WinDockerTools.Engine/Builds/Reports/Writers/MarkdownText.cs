using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using WinDockerTools.Engine.Builds.Reports.Elements;

namespace WinDockerTools.Engine.Builds.Reports.Writers;

/// <summary>
/// Text of builds in Markdown. What is a character of the language is written as an entity: unlike a backslash that
/// holds in tables, too, and for links that GitHub and Azure DevOps make of bare addresses.
/// </summary>
static class MarkdownText
{
    const string Harmless = " ,%()";

    /// <summary>In one line.</summary>
    public static string Of(string? text)
    {
        var escaped = new StringBuilder();
        foreach (var c in PlainText.Of(text ?? "").Replace('\n', ' ').Replace('\t', ' '))
        {
            if (char.IsLetterOrDigit(c) || Harmless.IndexOf(c) >= 0 || c > '\u007f')
                escaped.Append(c);
            else
                escaped.Append("&#").Append((int)c).Append(';');
        }
        return escaped.ToString();
    }

    public static string Table(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var table = new StringBuilder();
        Row(heads);
        table.Append("| --- |").Append(string.Concat(Enumerable.Repeat(" ---: |", heads.Count - 1))).Append('\n');
        foreach (var row in rows)
            Row(row);
        return table.ToString();

        void Row(IEnumerable<string?> cells) => table.Append("| ").Append(string.Join(" | ", cells.Select(cell => Of(cell ?? "–")))).Append(" |\n");
    }

    /// <summary>A block of code as it is, within a fence that is longer than any in it.</summary>
    public static string Code(string code)
    {
        var plain = PlainText.Of(code);
        var (longest, run) = (2, 0);
        foreach (var c in plain)
            longest = Math.Max(longest, run = c == '`' ? run + 1 : 0);
        var fence = new string('`', longest + 1);
        return $"{fence}\n{plain}\n{fence}\n";
    }
}
