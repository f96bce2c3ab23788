using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Images;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Splitting;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Edits;

/// <summary>A final stage that compiles nothing stands on a runtime image instead of a toolchain.</summary>
static class RuntimeBase
{
    public static Proposal For(DockerfileFacts facts, RewriteSettings settings, RuleHit hit)
    {
        if (!hit.CanOptimize || facts.Final is not { } stage || facts.Image(stage) is not { } image || hit.Instruction != stage.From)
            return Proposal.Leave("What is installed may be needed when it runs.");
        if (stage.Base.Kind != StageSourceKind.Image || stage.Steps.FirstOrDefault(step => step.Instruction is RunInstruction or OnbuildInstruction || step.UnsetVariables.Count > 0) is not null)
            return Proposal.Leave("The final stage runs commands, or uses variables, of its base.");
        if (stage.Steps.Any(step => Names(step.After.User) || Names((step.Instruction as FileInstruction)?.Chown)))
            return Proposal.Leave("The final stage names a user of its base.");
        if (WorkingFolder.OfBase(facts, stage) is not { } folder)
            return Proposal.Leave("The working directory comes from the base image.");
        var start = Start.Of(facts, stage, CopiedFiles.Of(facts, stage), SplitPlan.Targets(facts, stage));
        if (start.Why is not null)
            return Proposal.Leave(start.Why);
        var linkings = StageCopy.Of(facts, stage).Select(copy => copy.From).Distinct()
            .Select(from => facts.Image(from) is { } builder && facts.Compilations(from).Any(one => one.Language == "Go") ? Linking.Of(facts, from, builder) : new Linking(Libc.None, null)).ToList();
        if (linkings.FirstOrDefault(linking => linking.Why is not null) is { } unknown)
            return Proposal.Leave(unknown.Why!);
        var libc = linkings.Select(linking => linking.Libc).FirstOrDefault(libc => libc != Libc.None) is var linked && linked == Libc.Unknown ? Libc.None : linked;
        var isWindows = facts.IsWindows(stage);
        var runtime = settings.RuntimeImage is { } wanted ? RuntimeImages.Named(wanted) : RuntimeImages.For(image, isWindows, libc, start.NeedsShell);
        if (runtime is null || (start.NeedsShell && !runtime.HasShell) || (!isWindows && libc != Libc.None && runtime.Libc is not Libc.Unknown && runtime.Libc != libc))
            return Proposal.Leave("Which image the program can be shipped on is not known; -RuntimeImage says it.");
        if (!runtime.HasCertificates || !runtime.HasTimeZones)
            return Proposal.Leave($"{runtime.Reference} has no certificates or time zones, which {image} has.");
        var from = new TextEdit(stage.From.Image.Span, runtime.Reference);
        var isPlaced = stage.Steps.FirstOrDefault(step => step.Instruction is WorkdirInstruction or FileInstruction) is { Instruction: WorkdirInstruction, After.WorkingDirectory: not null };
        var edits = isPlaced ? [from] : new[] { from, TextEdit.Insert(Placement.Block(facts, stage.From).End, $"WORKDIR {(isWindows ? "C:" + folder.Replace('\\', '/') : folder)}{facts.File.Source.NewLine}") };
        return new Proposal(edits, null) { Removed = [$"the Go toolchain of {image}"] };
    }

    static bool Names(string? user) => user?.Split(':').Any(name => name.Length > 0 && name != "root" && !name.All(char.IsDigit)) is true;
}
