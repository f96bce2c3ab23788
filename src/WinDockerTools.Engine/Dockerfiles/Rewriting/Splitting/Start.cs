using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common.Shell;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Images;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Splitting;

/// <summary>What a container starts with, and what that needs of its image.</summary>
sealed class Start
{
    static readonly string[] Shells = ["sh", "ash", "dash", "bash", "cmd"];

    static readonly string[] BuiltIn =
    [
        "cd", "set", "export", "unset", "echo", "printf", "test", "[", "true", "false", ":", "exit", "return", "trap", "ulimit", "umask", "wait", "shift", "local", "read",
        "fi", "done", "esac", "case", "for", "in", "}", "else", "then", "do",
    ];

    /// <summary>Both coreutils and busybox have them, and so all images with a shell.</summary>
    static readonly string[] Utilities =
    [
        "cat", "ls", "mkdir", "rmdir", "chown", "chmod", "sleep", "sed", "grep", "env", "date", "id", "hostname", "rm", "cp", "mv", "ln", "touch", "head", "tail", "cut", "tr", "wc", "sort", "basename", "dirname", "uname", "whoami", "awk", "find", "tee",
    ];

    /// <summary>Where programs without a path are looked for in images without a PATH of their own.</summary>
    static readonly string[] Usual = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

    readonly DockerfileFacts facts;
    readonly BuildStage stage;
    readonly CopiedFiles copied;
    readonly HashSet<string> programs;
    readonly HashSet<string> scripts = new(StringComparer.Ordinal);
    readonly string folder;
    readonly bool isMusl;
    bool runsArguments;

    Start(DockerfileFacts facts, BuildStage stage, CopiedFiles copied, IEnumerable<string> programs)
    {
        (this.facts, this.stage, this.copied) = (facts, stage, copied);
        this.programs = new(programs, facts.IsWindows(stage) ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        folder = WorkingFolder.Plain(facts, stage, stage.End);
        isMusl = facts.Image(stage) is { } image && Libcs.Of(image) == Libc.Musl;
    }

    public bool NeedsShell { get; private set; }

    /// <summary>Files of the context that are run or named, by their paths in the image.</summary>
    public HashSet<string> Needed { get; } = new(StringComparer.Ordinal);

    /// <summary>Programs that are started, by their paths.</summary>
    public HashSet<string> Used { get; } = new(StringComparer.Ordinal);

    /// <summary>Why it may need more; null where all is known.</summary>
    public string? Why { get; private set; }

    /// <param name="facts">The file.</param>
    /// <param name="stage">The stage whose image is kept.</param>
    /// <param name="copied">What the context brings into it.</param>
    /// <param name="programs">Paths that the final stage will have.</param>
    public static Start Of(DockerfileFacts facts, BuildStage stage, CopiedFiles copied, IEnumerable<string> programs)
    {
        var start = new Start(facts, stage, copied, programs);
        if (stage.End.Entrypoint is null && stage.End.Command is null)
            start.Why = "The file has neither ENTRYPOINT nor CMD: a container runs what the base image says.";
        start.Read(StartCommand.Of(stage), IsShellForm(stage));
        // A script that runs its arguments makes a command of CMD.
        if (stage.End.Entrypoint is not null && start.runsArguments && stage.End.Command is { Count: > 0 } words)
            start.Read(ShellScript.Command(words, Environment(stage), 0, '\\', name => stage.End.Environment[name]), false);
        if (stage.End.Healthcheck?.Command is { } check)
            start.Read(check.Words is { } exec ? ShellScript.Command(exec, Environment(stage), 0, '\\', name => stage.End.Environment[name])
                : ShellScript.Commands(check.Text.Text, '\\', Environment(stage), name => stage.End.Environment[name]), check.IsShell);
        return start;
    }

    static Dictionary<string, string> Environment(BuildStage stage) => stage.End.Environment.ToDictionary(pair => pair.Key, pair => pair.Value);

    static bool IsShellForm(BuildStage stage) => stage.Steps.Select(step => step.Instruction).Where(instruction => instruction is EntrypointInstruction or CmdInstruction)
        .Any(instruction => instruction is EntrypointInstruction { Command.IsShell: true } or CmdInstruction { Command.IsShell: true });

    void Read(IReadOnlyList<ScriptCommand> commands, bool isShell)
    {
        NeedsShell |= isShell;
        foreach (var command in commands)
            Why ??= Problem(command, isShell);
    }

    string? Problem(ScriptCommand command, bool isShell)
    {
        var word = command.Words[0];
        foreach (var path in command.Words.SelectMany(one => one.Split('=', ',')).Select(one => StagePaths.Resolve(folder, one)).OfType<string>())
            Needed.UnionWith(copied.All.Where(file => path != "/" && StagePaths.IsIn(file.Target, path) && path != folder).Select(file => file.Target));
        if (word is "$@" or "$*" or "$1")
            runsArguments = true;
        if (word is "$@" or "$*" or "$1" || (isShell && BuiltIn.Contains(word)))
            return null;
        if (word.IndexOf('$') >= 0)
            return $"What '{word}' starts is not known.";
        if (command.Words.Any(one => one.IndexOf("GOPATH", StringComparison.Ordinal) >= 0 || one.IndexOf("GOROOT", StringComparison.Ordinal) >= 0))
            return $"'{command.Program}' is given a folder of Go's.";
        if (Shells.Contains(command.Program))
            return OfShell(command);
        if (word.IndexOfAny(['/', '\\']) >= 0)
            return OfPath(StagePaths.Resolve(folder, word), word);
        if (Search().Select(path => CopiedFiles.Join(path, word)).FirstOrDefault(Has) is { } found)
        {
            Used.Add(found);
            return copied.All.Any(file => file.Target == found) ? OfScript(found) : null;
        }
        if (Utilities.Contains(word) || (isMusl && word == "wget"))
        {
            NeedsShell = true;
            return null;
        }
        return Has("/go/bin/" + word) ? $"'{word}' is found in /go/bin, which is in PATH only in Go's own images; name it with its path."
            : $"A container starts '{word}', which this file does not make.";
    }

    string? OfShell(ScriptCommand command)
    {
        NeedsShell = true;
        if (command.Program == "bash" && isMusl)
            return "A container starts bash, which alpine does not have.";
        // With -c it was looked into already.
        return command.Words.Skip(1).FirstOrDefault(word => !word.StartsWith("-", StringComparison.Ordinal)) is { } script && !facts.IsWindows(stage)
            ? OfPath(StagePaths.Resolve(folder, script), script)
            : command.Words.Count == 1 ? "A container starts a shell, for people to work in." : null;
    }

    string? OfPath(string? path, string word) =>
        path is null ? $"Where '{word}' is, is not known."
        : copied.All.Any(file => file.Target == path) ? OfScript(path)
        : Has(path) ? Use(path)
        : path is "/bin/sh" or "/usr/bin/env" or "/bin/bash" ? OfShell(new ScriptCommand([path], new Dictionary<string, string>(), 0, 0))
        : $"A container starts '{word}', which this file does not make.";

    string? Use(string path)
    {
        Used.Add(path);
        return null;
    }

    bool Has(string path) => programs.Contains(path) || (facts.IsWindows(stage) && programs.Contains(path + ".exe")) || copied.All.Any(file => file.Target == path);

    string? OfScript(string path)
    {
        Needed.Add(path);
        if (!scripts.Add(path))
            return null;
        NeedsShell = true;
        var text = facts.Context?.Text(copied.All.Last(file => file.Target == path).Path) ?? "";
        var first = text.Split('\n')[0].TrimEnd('\r');
        if (!first.StartsWith("#!", StringComparison.Ordinal) || !Shells.Contains(first.Split('/', ' ').Last(part => part.Length > 0 && part[0] != '-')))
            return $"'{path}' is no shell script.";
        if (first.IndexOf("bash", StringComparison.Ordinal) >= 0 && isMusl)
            return $"'{path}' is for bash, which alpine does not have.";
        foreach (var command in ShellScript.Commands(text, '\\', Environment(stage), name => stage.End.Environment[name]))
        {
            if (Problem(command, isShell: true) is { } why)
                return $"In '{path}': {why}";
        }
        return null;
    }

    IEnumerable<string> Search() => (stage.End.Environment["PATH"] ?? "").Split(facts.IsWindows(stage) ? ';' : ':').Where(path => path.Length > 0 && path[0] == '/').Concat(Usual)
        .Concat(facts.IsWindows(stage) ? [folder] : []).Distinct();
}
