using System;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting;

/// <summary>Mends the findings of one rule. It never throws for what a file says.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="For">What is to be done about one of its findings.</param>
sealed record Rewrite(string RuleId, Func<DockerfileFacts, RewriteSettings, RuleHit, Proposal> For);
