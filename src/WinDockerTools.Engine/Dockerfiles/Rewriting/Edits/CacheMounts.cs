using System;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Common.Go;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Go;
using WinDockerTools.Engine.Dockerfiles.Facts.Images;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Edits;

/// <summary>Mounts Go's caches where go commands use them.</summary>
static class CacheMounts
{
    public static Proposal ForModules(DockerfileFacts facts, RewriteSettings settings, RuleHit hit)
    {
        var caches = new GoCaches(facts);
        return Command(facts, hit, go => go.UsesModules) is not { } go ? Proposal.Leave(LeftReasons.Unproven)
            : caches.Modules(go.Run).Path is not { } folder ? Proposal.Leave(NoHome(go))
            : Consumer(facts, go, folder, readsModules: true) is { } why ? Proposal.Leave(why)
            : Proposal.Change(Mount(go, folder));
    }

    public static Proposal ForBuild(DockerfileFacts facts, RewriteSettings settings, RuleHit hit)
    {
        var caches = new GoCaches(facts);
        return Command(facts, hit, go => go.Compiles && !go.IsTool) is not { } go ? Proposal.Leave(LeftReasons.Unproven)
            : caches.Build(go.Run).Path is not { } folder ? Proposal.Leave(NoHome(go))
            : Consumer(facts, go, folder, readsModules: false) is { } why ? Proposal.Leave(why)
            : Proposal.Change(Mount(go, folder));
    }

    /// <summary>The mount that is there gets the right target, and keeps all else.</summary>
    public static Proposal ForTarget(DockerfileFacts facts, RewriteSettings settings, RuleHit hit)
    {
        var run = (RunInstruction)hit.Instruction!;
        var mount = run.Mounts.First(mount => mount.Flag.Span == hit.Span);
        var caches = new GoCaches(facts);
        if (GoCommand.In(facts.Commands).FirstOrDefault(go => go.Run.Run == run && (go.Compiles || go.Downloads)) is not { } go)
            return Proposal.Leave(LeftReasons.Unproven);
        var isBuild = GoCacheNames.IsBuildCache(mount.Target ?? "");
        if ((isBuild ? caches.Build(go.Run) : caches.Modules(go.Run)).Path is not { } folder)
            return Proposal.Leave(NoHome(go));
        if (Consumer(facts, go, folder, !isBuild) is { } why)
            return Proposal.Leave(why);
        var written = mount.Flag.Span.Of(facts.File.Text);
        var at = written.IndexOf(mount.Target!, StringComparison.Ordinal);
        return at < 0 ? Proposal.Leave(LeftReasons.Unproven)
            : Proposal.Change(new TextEdit(new TextSpan(mount.Flag.Span.Start + at, mount.Target!.Length), folder));
    }

    static GoCommand? Command(DockerfileFacts facts, RuleHit hit, Func<GoCommand, bool> isMeant) =>
        GoCommand.In(facts.Commands).FirstOrDefault(go => go.Run.Run == hit.Instruction && go.Run.Span == hit.Span && isMeant(go));

    // Behind the flags that are there, so that none of them moves to another line.
    static TextEdit Mount(GoCommand go, string folder)
    {
        var syntax = go.Run.Run.Syntax;
        var at = syntax.Flags.Count > 0 ? syntax.Flags[syntax.Flags.Count - 1].Span.End : syntax.KeywordSpan.End;
        return TextEdit.Insert(at, " " + CacheMount.Flag(folder, go.Run.Step.Before.User));
    }

    static string NoHome(GoCommand go) => $"Where the cache of '{go.Run.Step.Before.User}' is, this file does not tell; ENV GOCACHE and GOMODCACHE would.";

    /// <summary>Why something relies on the folder being part of the image; null where nothing does.</summary>
    static string? Consumer(DockerfileFacts facts, GoCommand go, string folder, bool readsModules)
    {
        var lines = facts.File.Source;
        foreach (var stage in facts.Stages.All)
        {
            var isHere = facts.Chain(stage).Contains(go.Run.Stage);
            if (isHere && stage == facts.Final && MayStartGo(facts, stage))
                return "A container may start the go command, which finds its caches in the image.";
            foreach (var step in stage.Steps.Where(step => step.Instruction.Span.Start > go.Run.Run.Span.Start))
            {
                var line = lines.LineOf(step.Instruction.Span.Start);
                if (Reads(facts, step, go.Run.Stage, folder))
                    return $"Line {line} reads the folder of the cache from the image.";
                if (readsModules && isHere && Unknown(facts, step) is { } program)
                    return $"'{program}' on line {line} may read the modules that are in the image by then.";
            }
        }
        return null;
    }

    // Without a command of its own the image is one to work in.
    static bool MayStartGo(DockerfileFacts facts, BuildStage stage) => facts.Image(stage) is { } image && Toolchain.Of(image) is { } toolchain
        && StartCommand.Of(stage) is var start && (start.Count == 0 || start.Any(command => toolchain.IsRunBy(command.Program, command.Words)));

    static bool Reads(DockerfileFacts facts, StageStep step, BuildStage stage, string folder)
    {
        var plain = StagePaths.Resolve("/", folder) ?? folder;
        return step.Instruction switch
        {
            CopyInstruction { From: not null } copy => step.Sources.Any(source => source.Stage is { } index && facts.Chain(facts.Stages.All[index]).Contains(stage))
                && StagePaths.Sources(step, copy).Any(source => ContainerPath.Covers(source, plain) || ContainerPath.Covers(plain, source)),
            RunInstruction run => run.Mounts.Any(mount => mount.From is not null) || Names(run.Script.Text, folder) || Names(run.Script.Text, "pkg/mod"),
            _ => false,
        };
    }

    static bool Names(string text, string word) => text.IndexOf(word, StringComparison.Ordinal) >= 0;

    static string? Unknown(DockerfileFacts facts, StageStep step) =>
        facts.Commands.FirstOrDefault(command => ReferenceEquals(command.Step, step) && !KnownPrograms.LeaveGoAlone(command.Program) && command.Program is not ("go" or "xx-go"))?.Program;
}
