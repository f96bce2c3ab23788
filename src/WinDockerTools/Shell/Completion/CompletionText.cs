using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace WinDockerTools.Shell.Completion;

/// <summary>Names as results of a completion: found by what was typed, quoted where PowerShell needs it.</summary>
static class CompletionText
{
    static readonly Regex Bare = new(@"^[\w./:+\\-][\w./:+@\\-]*\z", RegexOptions.CultureInvariant);

    /// <summary>Names that begin with the typed text, then those that contain it.</summary>
    public static IEnumerable<CompletionResult> Matching(IEnumerable<string> names, string? typed)
    {
        var quoted = typed is ['\'' or '"', ..];
        var text = typed?.Trim('\'', '"') ?? "";
        return names
            .Where(name => name.IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(name => name.StartsWith(text, StringComparison.OrdinalIgnoreCase))
            .ThenBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Select(name => new CompletionResult(
                quoted || !Bare.IsMatch(name) ? $"'{CodeGeneration.EscapeSingleQuotedStringContent(name)}'" : name,
                name, CompletionResultType.ParameterValue, name));
    }
}
