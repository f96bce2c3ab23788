using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using WinDockerTools.Engine.Builds.Reports.Elements;

namespace WinDockerTools.Engine.Builds.Reports.Writers;

/// <summary>
/// Text of builds in Markdown. A character that would be taken for the language's own is written as an entity: unlike a
/// backslash that holds in tables, too, and for links that GitHub and Azure DevOps make of bare addresses.
/// </summary>
static class MarkdownText
{
    const string Special = "\\`*_{}[]<>#|~@&\"^$!";

    /// <summary>In one line.</summary>
    public static string Of(string? text)
    {
        var plain = PlainText.Of(text ?? "").Replace('\n', ' ').Replace('\t', ' ').Trim();
        var escaped = new StringBuilder();
        for (var at = 0; at < plain.Length; at++)
        {
            if (IsSpecial(plain, at))
                escaped.Append("&#").Append((int)plain[at]).Append(';');
            else
                escaped.Append(plain[at]);
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

    static bool IsSpecial(string text, int at) => text[at] switch
    {
        // Addresses and, on GitHub, :names: of little pictures.
        ':' => at + 1 < text.Length && text[at + 1] != ' ',
        '.' => at > 0 && text[at - 1] is 'w' or 'W' || IsNumberBefore(text, at),
        ')' => IsNumberBefore(text, at),
        // At the beginning of a line they make lists and headings.
        '-' or '+' or '=' => at == 0,
        var c => Special.IndexOf(c) >= 0,
    };

    static bool IsNumberBefore(string text, int at) => at > 0 && text.Take(at).All(char.IsDigit) && (at + 1 == text.Length || text[at + 1] == ' ');
}
