using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;
using WinDockerTools.Engine.Dockerfiles.Rules;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Edits;

/// <summary>Fetches dependencies before the sources are copied.</summary>
static class DependenciesFirst
{
    public static Proposal For(DockerfileFacts facts, RewriteSettings settings, RuleHit hit)
    {
        var late = SourcesBeforeDependencies.Find(facts).First(late => late.Hit(facts) == hit);
        return late.Tool.Name == "Go" ? GoModulesFirst.For(facts, late)
            : Proposal.Leave($"What else than its manifests {late.Tool.Name} reads while it fetches is not known.");
    }
}
