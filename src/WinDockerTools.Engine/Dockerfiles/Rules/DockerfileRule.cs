using System;
using System.Collections.Generic;
using WinDockerTools.Engine.Dockerfiles.Facts;

namespace WinDockerTools.Engine.Dockerfiles.Rules;

/// <summary>A rule. It reads facts only and never throws.</summary>
/// <param name="Id">Stable, without spaces; also the name of its page.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Cost">What it costs.</param>
/// <param name="CanOptimize">Whether <c>Optimize-Dockerfile</c> makes its fix.</param>
/// <param name="In">Finds all places.</param>
sealed record DockerfileRule(string Id, DockerfileSeverity Severity, DockerfileCost Cost, bool CanOptimize, Func<DockerfileFacts, IEnumerable<RuleHit>> In);
