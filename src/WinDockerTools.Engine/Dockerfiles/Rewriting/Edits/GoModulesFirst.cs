using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Go;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;
using WinDockerTools.Engine.Dockerfiles.Rules;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Edits;

/// <summary>Copies go.mod and its like, and fetches the modules, before the sources are copied.</summary>
static class GoModulesFirst
{
    /// <summary>What decides where modules come from, and where they go (go help environment).</summary>
    static readonly string[] Variables =
    [
        "GOPROXY", "GOPRIVATE", "GONOPROXY", "GONOSUMDB", "GOSUMDB", "GOINSECURE", "GOVCS", "GOAUTH", "GOFLAGS", "GOPATH", "GOMODCACHE", "GO111MODULE", "GOWORK", "GOTOOLCHAIN", "GOENV",
        "HOME", "NETRC", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy",
    ];

    /// <summary>What modules may be fetched with.</summary>
    static readonly string[] Fetchers = ["git", "openssh-client", "openssh", "mercurial", "subversion", "bzr", "fossil", "ca-certificates"];

    static readonly Regex Plain = new(@"^[\w./:,|=@%+-]*\z", RegexOptions.CultureInvariant);

    public static Proposal For(DockerfileFacts facts, SourcesBeforeDependencies.Late late)
    {
        var (copy, command) = (late.Sources, late.Command);
        if (facts.Context is not { } context)
            return Proposal.Leave("What the build context holds is not known.");
        if (copy.Syntax.Form == Parsing.Syntax.ArgumentForm.Json || copy.Excludes.Count > 0 || copy is CopyInstruction { Parents: true } || copy.Syntax.Heredocs.Count > 0)
            return Proposal.Leave("The copy of the sources has a form that is not split.");
        var steps = command.Stage.Steps;
        var first = steps.ToList().FindIndex(step => step.Instruction == copy);
        if (first < 0)
            return Proposal.Leave("The sources are copied in another stage than the one that fetches.");
        if (GoCommand.In(facts.Chain(command.Stage).SelectMany(facts.CommandsOf)).Any(go => go.Phrase == "go mod download" && go.Run.Span.Start < copy.Span.Start))
            return Proposal.Leave("The modules are fetched before the copy already, into a mount that the command does not have.");
        var start = steps[first].Before;
        if (Obstacle(facts, steps.Skip(first).ToList(), start, command) is { } why)
            return Proposal.Leave(why);
        if (Download(facts, start, command, out var variables) is not { } download)
            return Proposal.Leave("The variables or mounts with which modules are fetched cannot be repeated.");
        if (GoModuleFiles.Of(facts, context, late, first) is not { } files)
            return Proposal.Leave("Which go.mod of the build context the command builds by is not known.");
        if (files.Why == GoModuleFiles.Nothing && CompiledFirst.Line(facts, copy, command.Stage, start, "") is { } compiled)
            return Proposal.Change(Placement.Before(facts, copy, [compiled]));
        if (files.Why is not null)
            return Proposal.Leave(files.Why);
        var here = WorkingFolder.Plain(facts, command.Stage, start);
        if (files.Directory != here && (!command.Run.Command.IsShell || facts.IsWindows(command.Stage)))
            return Proposal.Leave("The module is in another folder than the working directory.");
        var copies = files.Copies(copy).ToList();
        var change = files.Directory == here ? "" : $"cd {files.Directory} && ";
        var warm = CompiledFirst.Line(facts, copy, command.Stage, start, change) is { } line ? new[] { line } : [];
        if (IsAlone(facts, command) && files.Directory == here)
            return new Proposal([Placement.Before(facts, copy, copies), .. Placement.Move(facts, command.Run, copy), Placement.Before(facts, copy, warm)], null);
        return Proposal.Change(Placement.Before(facts, copy, [.. copies, $"RUN {download}{change}{variables}{command.Words[0]} mod download", .. warm]));
    }

    // It does nothing but fetch, so that it can be moved as it stands.
    static bool IsAlone(DockerfileFacts facts, RunCommand command) => GoCommand.In([command]).Any(go => go.Phrase == "go mod download")
        && command.Run.Command.IsShell && command.Run.Syntax.Heredocs.Count == 0 && facts.CommandsOf(command.Stage).Count(other => other.Run == command.Run) == 1;

    // What stands between the copy and the command, and could be needed to fetch.
    static string? Obstacle(DockerfileFacts facts, List<StageStep> steps, StageState start, RunCommand command)
    {
        var line = (DockerfileInstruction instruction) => facts.File.Source.LineOf(instruction.Span.Start);
        if (command.Step.Before.User != start.User)
            return "The user changes between the copy and the command.";
        if (Variables.FirstOrDefault(name => command.Step.Before.Variables[name] != start.Variables[name]) is { } set)
            return $"{set} is set between the copy and the command.";
        if (GoCommand.In([command]).FirstOrDefault() is { } go && (go.Flag("mod") == "vendor" || go.Run.Variable("GO111MODULE") == "off"))
            return "The build fetches no modules.";
        var before = facts.CommandsOf(command.Stage).Where(other => other.Step.Instruction.Span.Start >= steps[0].Instruction.Span.Start && other.Span.Start < command.Span.Start).ToList();
        return before.FirstOrDefault(other => !IsNeutral(facts, other)) is { } needed ? $"'{needed.Program}' on line {line(needed.Run)} may be needed to fetch the modules." : null;
    }

    static bool IsNeutral(DockerfileFacts facts, RunCommand command) => KnownPrograms.LeaveGoAlone(command.Program) && command.Program != "git" && !command.HasArgument(Fetchers);

    /// <summary>Flags of the RUN that fetches now, which the new one needs as well; null where one cannot be repeated.</summary>
    static string? Download(DockerfileFacts facts, StageState start, RunCommand command, out string variables)
    {
        var inline = Variables.Select(name => (Name: name, Value: command.Variable(name))).Where(pair => pair.Value is not null && pair.Value != start.Variables[pair.Name]).ToList();
        variables = string.Concat(inline.Select(pair => $"{pair.Name}={pair.Value} "));
        if (inline.Any(pair => !Plain.IsMatch(pair.Value!)) || (inline.Count > 0 && facts.IsWindows(command.Stage)) || command.Run.Network == "none")
            return null;
        if (command.Run.Mounts.Any(mount => mount.Type is not ("secret" or "ssh")))
            return null;
        return string.Concat(command.Run.Syntax.Flags.Select(flag => flag.Span.Of(facts.File.Text) + " "));
    }
}
