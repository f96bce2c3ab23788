using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Parsing;
using WinDockerTools.Engine.Dockerfiles.Rules;

namespace WinDockerTools.Engine.Dockerfiles.Checking;

/// <summary>Looks through Dockerfiles with rules.</summary>
/// <param name="rules">Those to use.</param>
/// <param name="settings">What is known besides the files.</param>
/// <param name="pages">The folder with a page for each rule; null where there is none.</param>
sealed class DockerfileChecker(IReadOnlyList<DockerfileRule> rules, CheckSettings settings, string? pages)
{
    /// <summary>What is found in a file, in its order. Never throws for what the text says.</summary>
    /// <param name="path">The full path; its folder is the context.</param>
    /// <param name="text">What it says.</param>
    public IReadOnlyList<DockerfileFinding> Check(string path, string text)
    {
        var facts = new DockerfileFacts(path, DockerfileParser.Parse(text), settings);
        return [.. from rule in rules
                   from hit in Hits(facts, rule)
                   let finding = Finding(facts, rule, hit)
                   orderby finding.Line, finding.Column, finding.RuleId
                   select finding];
    }

    /// <summary>What a rule sees, without what comments keep quiet.</summary>
    public static IEnumerable<RuleHit> Hits(DockerfileFacts facts, DockerfileRule rule) => rule.In(facts).Where(hit => !IsQuiet(facts, rule, hit));

    static bool IsQuiet(DockerfileFacts facts, DockerfileRule rule, RuleHit hit) => rule.Id != SuppressionIncomplete.Id && facts.Suppressions.Any(suppression =>
        suppression.IsComplete && suppression.Rules.Contains(rule.Id, StringComparer.OrdinalIgnoreCase)
        && (suppression.Instruction is null || suppression.Instruction == hit.Instruction));

    DockerfileFinding Finding(DockerfileFacts facts, DockerfileRule rule, RuleHit hit)
    {
        var source = facts.File.Source;
        var start = source.PositionOf(hit.Span.Start);
        return new DockerfileFinding
        {
            RuleId = rule.Id,
            Severity = hit.Severity ?? rule.Severity,
            Path = facts.Path ?? "",
            Line = start.Line,
            Column = start.Column,
            EndLine = source.LineOf(Math.Max(hit.Span.Start, hit.Span.End - 1)),
            Instruction = hit.Instruction?.Name,
            Message = hit.Message,
            Cost = rule.Cost,
            Fix = hit.Fix,
            CanOptimize = rule.CanOptimize && hit.CanOptimize,
            HelpUri = pages is null ? null : new Uri(Path.Combine(pages, rule.Id + ".md")),
        };
    }
}
