using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common.Go;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;
using WinDockerTools.Engine.Dockerfiles.Rules;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Edits;

/// <summary>The files by which go fetches modules, and where they go in the image.</summary>
sealed class GoModuleFiles
{
    /// <summary>Why nothing is to be done where no module is required.</summary>
    public const string Nothing = "go.mod requires no other module: there is nothing to fetch.";

    static readonly string[] Own = ["go.mod", "go.sum"];

    readonly List<(string Below, string[] Names)> groups = [];
    string destination = "./";

    /// <summary>Why they cannot be copied first; null where they can.</summary>
    public string? Why { get; private init; }

    /// <summary>The folder in the image from which modules are fetched.</summary>
    public string Directory { get; private init; } = "";

    /// <summary>COPY for those that are not there yet, with the owner of the sources.</summary>
    public IEnumerable<string> Copies(FileInstruction like)
    {
        var flags = string.Concat(like.Syntax.Flags.Where(flag => flag.Name is "chown" or "chmod" or "link").Select(flag => flag.Span.Of(like.Syntax.Source.Text) + " "));
        return groups.Select(group => $"COPY {flags}{string.Join(" ", group.Names.Select(name => Join(group.Below, name)))} {destination}{(group.Below.Length > 0 ? group.Below + "/" : "")}");
    }

    /// <summary>Null where it is not known which module the command builds.</summary>
    public static GoModuleFiles? Of(DockerfileFacts facts, BuildContext context, SourcesBeforeDependencies.Late late, int first)
    {
        var working = BuildFolder(facts, late.Command);
        return working is null ? null
            : WholeCopy(facts, late.Command, working) is { } whole ? OfWhole(facts, context, late, whole.Copy, whole.To, working, first)
            : OfNamed(facts, context, late, first);
    }

    // cd before it in the same RUN counts.
    static string? BuildFolder(DockerfileFacts facts, RunCommand command) =>
        facts.CommandsOf(command.Stage).Where(other => other.Run == command.Run && other.Span.Start < command.Span.Start && other.Program == "cd" && other.Words.Count == 2)
            .Aggregate((string?)WorkingFolder.Plain(facts, command.Stage, command.Step.Before), (folder, change) => folder is null ? null : StagePaths.Resolve(folder, change.Words[1]));

    static (FileInstruction Copy, string To)? WholeCopy(DockerfileFacts facts, RunCommand command, string working)
    {
        foreach (var step in command.Stage.Steps.Where(step => step.Instruction.Span.Start < command.Run.Span.Start))
        {
            if (step.Instruction is FileInstruction copy && SourceCopy.IsWhole(copy) && copy.Sources.All(source => source.Text != "*")
                && StagePaths.Resolve(WorkingFolder.Plain(facts, command.Stage, step.Before), StagePaths.Expand(step, copy.Destination.Text)) is { } to && StagePaths.IsIn(working, to))
            {
                return (copy, to);
            }
        }
        return null;
    }

    static GoModuleFiles? OfWhole(DockerfileFacts facts, BuildContext context, SourcesBeforeDependencies.Late late, FileInstruction copy, string to, string working, int first)
    {
        var below = working.Substring(to.Length == 1 ? 0 : to.Length).Trim('/');
        if (Upwards(below).FirstOrDefault(folder => context.Has(Join(folder, "go.mod"))) is not { } module)
            return Upwards(below).Any(folder => context.Has(Join(folder, "go.work"))) ? Left("The command builds by go.work outside of a module.") : null;
        var workspace = late.Command.Variable("GOWORK") == "off" ? null : Upwards(below).FirstOrDefault(folder => context.Has(Join(folder, "go.work")));
        if (copy != late.Sources)
            return Left("The sources are copied in several steps.");
        var files = new GoModuleFiles { Directory = Join(to, module), destination = copy.Destination.Text is var text && text.EndsWith("/", StringComparison.Ordinal) || text.EndsWith("\\", StringComparison.Ordinal) ? text : text + "/" };
        if (files.Add(context, module, workspace) is { } why)
            return Left(why);
        files.RemoveCopied(facts, late.Command.Stage, first, to);
        return files;
    }

    // What earlier copies brought to the same place.
    void RemoveCopied(DockerfileFacts facts, BuildStage stage, int first, string to)
    {
        var copied = stage.Steps.Take(first)
            .Where(step => step.Instruction is FileInstruction copy && StagePaths.Resolve(WorkingFolder.Plain(facts, stage, step.Before), StagePaths.Expand(step, copy.Destination.Text)) == to)
            .Select(step => (FileInstruction)step.Instruction).ToList();
        var at = groups.FindIndex(group => group.Below.Length == 0);
        if (at < 0)
            return;
        groups[at] = ("", [.. groups[at].Names.Where(name => !copied.Any(copy => Names(copy, name)))]);
        groups.RemoveAll(group => group.Names.Length == 0);
    }

    /// <summary>Why they are not enough; null where they are.</summary>
    string? Add(BuildContext context, string module, string? workspace)
    {
        var work = workspace is null ? null : ModFile.Parse(context.Text(Join(workspace, "go.work")) ?? "");
        var modules = work is null ? [module] : work.Used.Select(use => ModFile.Below(workspace!, use)).ToList();
        if (work is not null && !modules.Contains(module))
            modules.Insert(0, module);
        var parsed = modules.Select(folder => (Folder: folder, File: folder is null ? null : context.Text(Join(folder, "go.mod")) is { } text ? ModFile.Parse(text) : null)).ToList();
        if (parsed.Any(one => one.File is null))
            return "The workspace names a folder without a go.mod in the build context.";
        if (parsed.All(one => one.File!.Required.Count == 0))
            return Nothing;
        var replaced = parsed.SelectMany(one => one.File!.Local.Select(local => ModFile.Below(one.Folder!, local.Folder)))
            .Concat(work is null ? [] : work.Local.Select(local => ModFile.Below(workspace!, local.Folder))).ToList();
        if (replaced.Any(folder => folder is null || !context.Has(Join(folder, "go.mod"))))
            return "go.mod replaces a module by a folder that has no go.mod in the build context.";
        if (workspace is not null)
            Add(context, workspace, ["go.work", "go.work.sum"]);
        foreach (var folder in modules)
            Add(context, folder!, Own);
        foreach (var folder in replaced.Except(modules).Distinct())
            Add(context, folder!, ["go.mod"]);
        return groups.Any(group => group.Below.IndexOfAny([' ', '$', '[', '*', '?', '\\', '"', '\'', '#']) >= 0) ? "A folder with a go.mod has a name that cannot be written plainly." : null;
    }

    void Add(BuildContext context, string folder, string[] names)
    {
        var there = names.Where(name => context.Has(Join(folder, name))).ToArray();
        var at = groups.FindIndex(group => group.Below == folder);
        if (at >= 0)
            groups[at] = (folder, [.. groups[at].Names, .. there]);
        else if (there.Length > 0)
            groups.Add((folder, there));
    }

    // The files are copied by name: before the sources, or behind some of them.
    static GoModuleFiles? OfNamed(DockerfileFacts facts, BuildContext context, SourcesBeforeDependencies.Late late, int first)
    {
        var steps = late.Command.Stage.Steps;
        var at = steps.ToList().FindIndex(step => step.Instruction is FileInstruction and not CopyInstruction { From: not null } && Names((FileInstruction)step.Instruction, "go.mod") && step.Instruction.Span.Start < late.Command.Run.Span.Start);
        if (at < 0 || context.Text("go.mod") is not { } text)
            return null;
        var copy = (FileInstruction)steps[at].Instruction;
        if (copy.Sources.First(source => SourceCopy.IsNamed(source.Text, "go.mod")).Text.TrimStart('.', '/').IndexOf('/') >= 0 || StagePaths.Resolve(WorkingFolder.Plain(facts, late.Command.Stage, steps[at].Before), StagePaths.Expand(steps[at], copy.Destination.Text)) is not { } to)
            return null;
        var module = ModFile.Parse(text);
        if (module.Required.Count == 0)
            return Left(Nothing);
        if (module.Local.Count > 0 || context.Has("go.work"))
            return Left("go.mod or go.work names folders, and the sources are copied in several steps.");
        if (to.EndsWith("/go.mod", StringComparison.Ordinal))
            to = to.Substring(0, to.Length - "/go.mod".Length);
        var known = steps.Take(first).Select(step => step.Instruction).OfType<FileInstruction>().ToList();
        var files = new GoModuleFiles { Directory = to.Length == 0 ? "/" : to, destination = to == WorkingFolder.Plain(facts, late.Command.Stage, steps[first].Before) ? "./" : to + "/" };
        var missing = Own.Where(name => context.Has(name) && !known.Any(one => Names(one, name))).ToArray();
        if (missing.Length > 0)
            files.groups.Add(("", missing));
        return files;
    }

    static bool Names(FileInstruction copy, string name) => copy is not CopyInstruction { From: not null } && copy.Sources.Any(source => SourceCopy.IsNamed(source.Text, name));

    static GoModuleFiles Left(string why) => new() { Why = why };

    /// <summary>A folder and those above it, up to the context itself.</summary>
    static IEnumerable<string> Upwards(string folder)
    {
        for (; folder.Length > 0; folder = folder.LastIndexOf('/') is > 0 and var at ? folder.Substring(0, at) : "")
            yield return folder;
        yield return "";
    }

    static string Join(string folder, string name) => folder.Length == 0 ? name : name.Length == 0 ? folder : folder.TrimEnd('/') + "/" + name;
}
