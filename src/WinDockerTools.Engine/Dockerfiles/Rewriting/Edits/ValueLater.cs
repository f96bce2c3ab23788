using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;
using WinDockerTools.Engine.Dockerfiles.Rules.Caching;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Edits;

/// <summary>An argument moves down to the first instruction that names it.</summary>
static class ValueLater
{
    public static Proposal For(DockerfileFacts facts, RewriteSettings settings, RuleHit hit)
    {
        if (hit.Instruction is not ArgInstruction arg || facts.Stages.All.FirstOrDefault(stage => stage.Steps.Any(step => step.Instruction == arg)) is not { } stage)
            return Proposal.Leave("The argument stands before the first stage.");
        if (arg.Arguments.Count != 1)
            return Proposal.Leave("The instruction declares other arguments, too.");
        var name = arg.Arguments[0].Name;
        var steps = stage.Steps.ToList();
        var behind = steps.Skip(steps.FindIndex(step => step.Instruction == arg) + 1).ToList();
        // ENV and LABEL with the value go along only where they stand: all that is between must not know it.
        var user = behind.FirstOrDefault(step => ChangingValue.Words(step.Instruction.Syntax.Raw).Contains(name));
        if (user is null)
            return Proposal.Leave("No instruction names the argument: a script may read it from its environment.");
        if (user.Instruction is OnbuildInstruction or ArgInstruction)
            return Proposal.Leave("Another instruction of the same kind uses the argument.");
        // A script of the project may read what is an argument by then.
        if (behind.TakeWhile(step => step != user).SelectMany(step => facts.Commands.Where(command => command.Step == step)).FirstOrDefault(command => !KnownPrograms.LeaveGoAlone(command.Program) && command.Program is not ("go" or "pip" or "npm" or "yarn" or "pnpm")) is { } script)
            return Proposal.Leave($"'{script.Program}' may read the argument from its environment.");
        return user.Instruction == behind[0].Instruction ? Proposal.Leave("The instruction that uses the value must move with it.")
            : new Proposal([.. Placement.Move(facts, arg, user.Instruction)], null);
    }
}
