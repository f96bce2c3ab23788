using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Edits;

/// <summary>What fetches the lists of packages runs in the same step as what installs by them.</summary>
static class AptTogether
{
    public static Proposal For(DockerfileFacts facts, RewriteSettings settings, RuleHit hit)
    {
        if (!hit.CanOptimize || hit.Instruction is not RunInstruction run)
            return Proposal.Leave("The command is not written in a form that takes another one before it.");
        var install = facts.Commands.First(command => command.Run == run && command.Span == hit.Span);
        var family = install.Program == "apk" ? new[] { "apk" } : ["apt-get", "apt", "aptitude"];
        // The rule's own: the last one before, in this stage or those below.
        var update = facts.Chain(install.Stage).SelectMany(facts.CommandsOf).LastOrDefault(command => command.Span.Start < run.Span.Start && family.Contains(command.Program) && command.HasArgument("update"));
        if (update is null || !update.Run.Command.IsShell)
            return Proposal.Leave(LeftReasons.Unproven);
        var insert = TextEdit.Insert(run.Syntax.ArgumentsSpan.Start, $"{update} && ");
        // A step that does nothing else is of no use any more, unless others go by its lists.
        var alone = facts.CommandsOf(install.Stage).FirstOrDefault(command => command.Span.Start < run.Span.Start && family.Contains(command.Program) && command.HasArgument("update")
            && facts.Commands.Count(other => other.Run == command.Run) == 1 && command.Run.Syntax.Flags.Count == 0 && command.Run.Syntax.Heredocs.Count == 0);
        var isUsed = facts.Commands.Any(command => command.Run != run && command.Run != alone?.Run && family.Contains(command.Program) && command.Span.Start > alone?.Span.Start
            && !facts.Commands.Any(other => other.Run == command.Run && other.HasArgument("update")));
        return alone is not null && !isUsed ? Proposal.Change(new TextEdit(Placement.Block(facts, alone.Run), ""), insert) : Proposal.Change(insert);
    }
}
