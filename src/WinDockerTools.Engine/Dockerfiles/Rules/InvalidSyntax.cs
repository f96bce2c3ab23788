using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;

namespace WinDockerTools.Engine.Dockerfiles.Rules;

/// <summary>What no builder takes.</summary>
static class InvalidSyntax
{
    public const string Id = "InvalidSyntax";

    public static IEnumerable<RuleHit> In(DockerfileFacts facts) => facts.File.Errors.Concat(facts.Stages.Errors)
        .Select(error => new RuleHit(error.Span, facts.File.Instructions.FirstOrDefault(instruction => Holds(instruction.Span, error.Span)), error.Message, ""));

    static bool Holds(TextSpan outer, TextSpan inner) => outer.Start <= inner.Start && inner.Start < outer.End;
}
