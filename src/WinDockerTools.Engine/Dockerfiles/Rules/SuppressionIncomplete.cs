using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;

namespace WinDockerTools.Engine.Dockerfiles.Rules;

/// <summary>A comment that is to keep rules quiet, and does not.</summary>
static class SuppressionIncomplete
{
    public const string Id = "SuppressionIncomplete";

    public static IEnumerable<RuleHit> In(DockerfileFacts facts) =>
        from suppression in facts.Suppressions
        let unknown = suppression.Rules.Where(id => !IsKnown(id)).ToList()
        where !suppression.IsComplete || unknown.Count > 0
        select new RuleHit(
            suppression.Span,
            suppression.Instruction,
            suppression.Rules.Count == 0 ? "The comment names no rule, and keeps none quiet."
                : unknown.Count > 0 ? $"There is no rule {string.Join(", ", unknown)}."
                : "The comment gives no reason, and is not heeded: who reads it next year must know why.",
            $"# windockertools ignore={string.Join(",", suppression.Rules.Where(IsKnown).DefaultIfEmpty("RuleId"))}: {(suppression.Reason.Length > 0 ? suppression.Reason : "why it is right here")}");

    static bool IsKnown(string id) => DockerfileRules.All.Any(rule => string.Equals(rule.Id, id, StringComparison.OrdinalIgnoreCase));
}
