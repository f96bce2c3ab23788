using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Checking;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Parsing;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;
using WinDockerTools.Engine.Dockerfiles.Rules;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting;

/// <summary>
/// Mends what rules find in a Dockerfile, one finding after the other: each change is read again before it counts. The
/// file must still be valid, the finding gone, and what runs the same; else the change is dropped.
/// </summary>
/// <param name="rules">The rules whose findings are mended, or told of.</param>
/// <param name="settings">What is known besides the file.</param>
sealed class DockerfileOptimizer(IReadOnlyList<DockerfileRule> rules, RewriteSettings settings)
{
    /// <summary>More changes than any file needs: each of them makes one finding go.</summary>
    const int MostChanges = 200;

    /// <summary>What a rule sees, and the line of the file before where it stands.</summary>
    sealed record Finding(DockerfileRule Rule, RuleHit Hit, int Line)
    {
        public (string, int) Place => (Rule.Id, Line);
    }

    /// <summary>The file as it is by now.</summary>
    /// <param name="Facts">What it says.</param>
    /// <param name="Edits">What led to it, in order.</param>
    /// <param name="Findings">What is wrong with it.</param>
    sealed record Draft(DockerfileFacts Facts, IReadOnlyList<IReadOnlyList<TextEdit>> Edits, IReadOnlyList<Finding> Findings)
    {
        public string Text => Facts.File.Text;

        /// <summary>A build with it begins.</summary>
        public bool IsValid => Facts.File.IsValid && Facts.Stages.Errors.Count == 0;
    }

    /// <summary>Never throws for what the text says.</summary>
    /// <param name="path">The full path; its folder is the context.</param>
    /// <param name="text">What it says.</param>
    public OptimizedDockerfile Optimize(string path, string text)
    {
        var before = Read(path, text, null, []);
        if (!before.IsValid)
            return Result(before, before, [], _ => "No builder takes this file: what InvalidSyntax tells of comes first.");
        var removed = new List<string>();
        var why = new Dictionary<(string, int), string>();
        var now = before;
        for (var changes = 0; changes < MostChanges && Next(before, now, why) is { } change; changes++)
        {
            removed.AddRange(change.Removed.Except(removed));
            now = change.After;
        }
        return Result(before, now, removed, finding => why.TryGetValue(finding.Place, out var reason) ? reason : LeftReasons.Of(finding.Rule));
    }

    static OptimizedDockerfile Result(Draft before, Draft after, IReadOnlyList<string> removed, Func<Finding, string> why)
    {
        var left = after.Findings.GroupBy(finding => finding.Place).Select(same => same.First()).ToList();
        var known = Known(before, left);
        return new OptimizedDockerfile
        {
            Path = before.Facts.Path!,
            Before = before.Text,
            After = after.Text,
            Diff = UnifiedDiff.Of(System.IO.Path.GetFileName(before.Facts.Path!), before.Text, after.Text),
            Fixed = [.. from finding in before.Findings
                        where !known.ContainsValue(finding)
                        group finding by finding.Place into same
                        let finding = same.First()
                        where !known.Values.Any(other => other.Place == finding.Place)
                        orderby finding.Line, finding.Rule.Id
                        select new FixedDockerfileFinding { RuleId = finding.Rule.Id, Line = finding.Line, Message = finding.Hit.Message }],
            // Messages name lines: those of the file before are to be told.
            Left = [.. from finding in left
                       let told = known.TryGetValue(finding, out var same) ? same : finding
                       orderby told.Line, told.Rule.Id
                       select new LeftDockerfileFinding { RuleId = told.Rule.Id, Line = told.Line, Message = told.Hit.Message, Why = why(finding) }],
            Removed = removed,
            RequiresBuilder = BuilderNeeds.Of(after.Facts.File),
        };
    }

    /// <summary>What is left, with what it was before: at the same place, or the same rule's where the instruction is another one by now.</summary>
    static Dictionary<Finding, Finding> Known(Draft before, IReadOnlyList<Finding> left)
    {
        var known = new Dictionary<Finding, Finding>();
        foreach (var isSamePlace in new[] { true, false })
        {
            foreach (var finding in left.Where(finding => !known.ContainsKey(finding)))
            {
                if (before.Findings.FirstOrDefault(other => other.Rule == finding.Rule && (!isSamePlace || other.Line == finding.Line) && !known.ContainsValue(other)) is { } same)
                    known[finding] = same;
            }
        }
        return known;
    }

    /// <summary>The first change that holds; why others do not is noted on the way.</summary>
    (Draft After, IReadOnlyList<string> Removed)? Next(Draft before, Draft now, Dictionary<(string, int), string> why)
    {
        foreach (var rewrite in Rewrites.All)
        {
            foreach (var finding in now.Findings.Where(finding => finding.Rule.Id == rewrite.RuleId && !why.ContainsKey(finding.Place)))
            {
                var proposal = rewrite.For(now.Facts, settings, finding.Hit);
                if (proposal.Why is null && Try(before, now, finding, proposal) is { } after)
                    return (after, proposal.Removed);
                why[finding.Place] = proposal.Why ?? LeftReasons.Unproven;
            }
        }
        return null;
    }

    Draft? Try(Draft before, Draft now, Finding finding, Proposal proposal)
    {
        var after = Read(now.Facts.Path!, TextEdit.Apply(now.Text, proposal.Edits), before.Facts, [.. now.Edits, proposal.Edits]);
        return after.IsValid && after.Findings.All(other => other.Place != finding.Place) && !Breaks(now, after) && RunningState.Of(after.Facts) == RunningState.Of(now.Facts) ? after : null;
    }

    // A mended finding must not cost one that does not run.
    bool Breaks(Draft now, Draft after) => rules.Any(rule => rule.Cost == DockerfileCost.Failure && after.Findings.Count(finding => finding.Rule == rule) > now.Findings.Count(finding => finding.Rule == rule));

    Draft Read(string path, string text, DockerfileFacts? before, IReadOnlyList<IReadOnlyList<TextEdit>> edits)
    {
        var facts = new DockerfileFacts(path, DockerfileParser.Parse(text), settings.Check, before);
        var first = (before ?? facts).File;
        return new Draft(facts, edits, [.. from rule in rules from hit in DockerfileChecker.Hits(facts, rule) select new Finding(rule, hit, Line(first, edits, hit.Span.Start))]);
    }

    static int Line(DockerfileSyntax before, IReadOnlyList<IReadOnlyList<TextEdit>> edits, int offset) =>
        before.Source.LineOf(edits.Reverse().Aggregate(offset, TextEdit.Before));
}
