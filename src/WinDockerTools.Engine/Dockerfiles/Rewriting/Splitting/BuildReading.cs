using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Go;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Splitting;

/// <summary>What the RUN instructions of a stage leave in its image that a container may need.</summary>
sealed class BuildReading
{
    static readonly string[] Nothing =
    [
        "echo", "printf", "ls", "dir", "pwd", "set", "export", "true", ":", "file", "ldd", "date", "id", "whoami", "uname", "stat", "du", "sha256sum", "strip", "upx", "sleep", "test", "cat", "git", "type", "ver", "tr", "grep", "awk", "cut", "head", "tail", "wc", "sort",
    ];

    static readonly string[] Quiet = ["update", "clean", "autoclean", "autoremove", "upgrade", "remove", "purge", "del"];
    static readonly string[] MakesUsers = ["adduser", "useradd", "addgroup", "groupadd", "usermod"];

    static readonly Regex Redirection = new(@"\d?>>?\s*(?<path>[^\s;&|<>()]+)", RegexOptions.CultureInvariant);

    /// <summary>Output that goes nowhere.</summary>
    static readonly Regex Harmless = new(@"(\d?>|&>)\s*(/dev/null|&\d)|2>&1", RegexOptions.CultureInvariant);

    readonly DockerfileFacts facts;
    readonly BuildStage stage;
    readonly CopiedFiles copied;
    readonly List<KeptPath> kept = [];
    readonly List<(string Path, string Owner)> owners = [];
    readonly List<string> gone = [];
    readonly List<string> packages = [];

    BuildReading(DockerfileFacts facts, BuildStage stage, CopiedFiles copied) => (this.facts, this.stage, this.copied) = (facts, stage, copied);

    public IReadOnlyList<KeptPath> Kept => kept;

    /// <summary>What the package manager installed, by name.</summary>
    public IReadOnlyList<string> Packages => packages;

    /// <summary>The step that makes users or groups; null where none does.</summary>
    public int? UserStep { get; private set; }

    /// <summary>Why the rest is not known; null where all is.</summary>
    public string? Why { get; private set; }

    public static BuildReading Of(DockerfileFacts facts, BuildStage stage, CopiedFiles copied)
    {
        var reading = new BuildReading(facts, stage, copied);
        var numbers = stage.Steps.Select((step, number) => (step, number)).ToDictionary(pair => pair.step.Instruction, pair => pair.number);
        foreach (var run in facts.CommandsOf(stage).GroupBy(command => command.Run))
            reading.Read(run.Key, [.. run], numbers[run.Key]);
        return reading;
    }

    /// <summary>Whose a path is by chown; null where it is root's.</summary>
    public string? OwnerOf(string path) => owners.Where(owner => StagePaths.IsIn(path, owner.Path)).Select(owner => owner.Owner).LastOrDefault();

    /// <summary>Folders that are handed to a user.</summary>
    public IEnumerable<(string Path, string Owner)> Owners => owners;

    public bool IsGone(string path) => gone.Any(folder => StagePaths.IsIn(path, folder));

    void Stop(DockerfileInstruction at, string why) => Why ??= $"Line {facts.File.Source.LineOf(at.Span.Start)} {why}.";

    void Read(RunInstruction run, List<RunCommand> commands, int number)
    {
        var folder = WorkingFolder.Plain(facts, stage, commands[0].Step.Before);
        foreach (var command in commands)
        {
            if (command.Program == "cd" && command.Words.Count == 2 && StagePaths.Resolve(folder, command.Words[1]) is { } next)
                folder = next;
            else if (Problem(command, folder, number) is { } why)
                Stop(run, why);
        }
        if (run.Command.IsShell && Harmless.Replace(run.Script.Text, "") is var script && script.IndexOf('>') >= 0)
            Redirected(run, script, commands, number);
    }

    // What is written goes along, unless it goes into the program.
    void Redirected(RunInstruction run, string script, List<RunCommand> commands, int number)
    {
        var targets = Redirection.Matches(script).Cast<Match>().Select(match => match.Groups["path"].Value.Trim('"', '\'')).ToList();
        var folder = WorkingFolder.Plain(facts, stage, commands[0].Step.Before);
        if (commands.Any(command => command.Program == "cd") || run.Syntax.Heredocs.Count > 0 || targets.Count != script.Count(c => c == '>') - Appended(script) || Each(targets, folder, path => Written(path, number)) is not null)
            Stop(run, "writes files by redirection");
    }

    static int Appended(string script) => script.Split([">>"], StringSplitOptions.None).Length - 1;

    void Written(string path, int number)
    {
        if (!BuildInputs.IsSource(path.Substring(1)))
            Keep(new KeptPath(path, number));
    }

    string? Problem(RunCommand command, string folder, int number) => command.Program switch
    {
        "go" => OfGo(command, folder, number),
        "apt-get" or "apt" or "apk" => OfPackages(command),
        "mkdir" when command.HasArgument("-m", "--mode") => "makes a folder with permissions of its own",
        "mkdir" => Each(command, folder, path => Keep(new KeptPath(path, number) { IsFolder = true })),
        "chown" => OfOwner(command, folder),
        "chmod" => OfMode(command, folder, number),
        "sed" => OfSed(command, folder, number),
        "update-ca-certificates" => copied.All.Any(file => StagePaths.IsIn(file.Target, "/usr/local/share/ca-certificates")) ? "adds certificate authorities" : null,
        "ln" when !command.HasArgument("-s", "-sf", "-fs", "-sfn") => "links files",
        "cp" or "mv" or "install" or "ln" => OfCopy(command, folder, number),
        "rm" => OfRemoval(command, folder),
        "touch" => Each(command, folder, path => Keep(new KeptPath(path, number))),
        _ when MakesUsers.Contains(command.Program) => OfUser(command, number),
        _ when Nothing.Contains(command.Program) => null,
        _ => $"runs '{command.Program}', of which is not known what it leaves in the image",
    };

    void Keep(KeptPath path)
    {
        kept.RemoveAll(other => other.Path == path.Path);
        gone.Remove(path.Path);
        kept.Add(path);
    }

    string? OfGo(RunCommand command, string folder, int number)
    {
        var go = GoCommand.In([command]).FirstOrDefault();
        if (go is null || go.Verb is "mod" or "test" or "vet" or "generate" or "version" or "list" or "fmt" or "clean" or "env" or "work" or "get")
            return null;
        if (go.Verb is not ("build" or "install"))
            return $"runs 'go {go.Verb}', of which is not known what it leaves in the image";
        // A tool of another module is for the build; what a container starts is looked for later.
        if (go.IsTool || (go.Arguments.Packages.Count > 0 && go.Arguments.Packages.All(package => package is "std" or "cmd")))
            return null;
        if (GoOutput.Of(facts, copied, go, folder) is not { } outputs)
            return $"runs '{go.Phrase}', of which is not known which programs it makes";
        foreach (var output in outputs)
            Keep(new KeptPath(output, number) { IsProgram = true });
        return null;
    }

    string? OfPackages(RunCommand command)
    {
        if (command.HasArgument(Quiet) && !command.HasArgument("install", "add"))
            return null;
        var install = PackageInstall.Of(facts, stage).FirstOrDefault(install => install.Command == command);
        if (install is null)
            return $"runs '{command.Program} {command.Verb}', of which is not known what it leaves in the image";
        var names = install.Packages.Where(package => package is not ("install" or "add")).ToList();
        packages.AddRange(names);
        return names.FirstOrDefault(package => !BuildPackages.Has(package)) is { } unknown ? $"installs {unknown}, which a container may need" : null;
    }

    string? OfUser(RunCommand command, int number)
    {
        UserStep = number;
        var home = command.Words.SkipWhile(word => word is not ("-h" or "-d" or "--home" or "--home-dir")).Skip(1).FirstOrDefault();
        return home is null || command.Words.Any(word => word is "-H" or "-M" or "--no-create-home") || !command.HasArgument("-m", "--create-home", "-h", "--home") ? null
            : StagePaths.Resolve("/", home) is { } path && path is not ("/" or "/nonexistent" or "/dev/null") ? Keep(path, number, command) : null;
    }

    string? Keep(string path, int number, RunCommand command)
    {
        Keep(new KeptPath(path, number) { IsFolder = true });
        owners.Add((path, command.Words[command.Words.Count - 1]));
        return null;
    }

    string? OfOwner(RunCommand command, string folder)
    {
        var words = command.Command.Arguments.Where(word => !word.StartsWith("-", StringComparison.Ordinal)).ToList();
        return words.Count < 2 ? "runs 'chown' in a way that is not understood" : Each(words.Skip(1), folder, path => owners.Add((path, words[0].TrimEnd(':'))));
    }

    // A copy keeps the permissions of files, and not those of the folder itself.
    string? OfMode(RunCommand command, string folder, int number)
    {
        var words = command.Command.Arguments.Where(word => !word.StartsWith("-", StringComparison.Ordinal) || word.Length == 2 && word[1] is 'x' or 'r' or 'w').ToList();
        if (words.Count < 2)
            return "runs 'chmod' in a way that is not understood";
        return Each(words.Skip(1), folder, path =>
        {
            if (kept.FindIndex(one => one.Path == path) is >= 0 and var at)
                kept[at] = kept[at].IsFolder ? kept[at] with { Mode = words[0] } : kept[at] with { Step = number };
            else if (copied.All.Any(file => file.Target == path))
                Keep(new KeptPath(path, number));
            else
                Why ??= $"The permissions of {path} are changed, and which files are in it is not known.";
        });
    }

    string? OfCopy(RunCommand command, string folder, int number)
    {
        var words = command.Command.Arguments.Where(word => !word.StartsWith("-", StringComparison.Ordinal)).ToList();
        if (words.Count != 2 || StagePaths.Resolve(folder, words[0]) is not { } from || StagePaths.Resolve(folder, words[1]) is not { } to || from.IndexOfAny(['*', '?']) >= 0)
            return $"runs '{command.Program}' in a way that is not understood";
        // A link is relative to itself.
        if (command.Program == "ln")
            from = StagePaths.Resolve(to.Substring(0, Math.Max(1, to.LastIndexOf('/'))), words[0])!;
        var known = kept.FirstOrDefault(one => one.Path == from);
        var isInto = words[1].EndsWith("/", StringComparison.Ordinal) || IsFolder(to);
        if (known?.IsProgram is true)
            kept[kept.IndexOf(known)] = known with { HasCopy = true };
        if (command.Program == "mv")
        {
            kept.RemoveAll(one => one.Path == from);
            gone.Add(from);
        }
        Keep(new KeptPath(isInto ? CopiedFiles.Join(to, BuildInputs.Name(from)) : to, number) { IsProgram = known?.IsProgram is true });
        return null;
    }

    bool IsFolder(string path) => path is "/" or "/usr/local/bin" or "/usr/bin" or "/bin" or "/usr/local/sbin" or "/usr/sbin" or "/sbin" or "/go/bin"
        || kept.Any(one => one.IsFolder && one.Path == path) || stage.Steps.Any(step => step.Instruction is WorkdirInstruction && WorkingFolder.Plain(facts, stage, step.After) == path)
        || copied.All.Any(file => file.Target.StartsWith(path + "/", StringComparison.Ordinal));

    string? OfSed(RunCommand command, string folder, int number)
    {
        if (!command.Words.Any(word => word.StartsWith("-i", StringComparison.Ordinal) || word.StartsWith("--in-place", StringComparison.Ordinal)))
            return null;
        // Behind the script, which is the first word that is no flag.
        var files = command.Command.Arguments.Where(word => !word.StartsWith("-", StringComparison.Ordinal)).Skip(command.HasArgument("-e", "-f") ? 0 : 1).ToList();
        return command.HasArgument("-e", "-f") ? "runs 'sed' in a way that is not understood" : Each(files, folder, path => Written(path, number));
    }

    string? OfRemoval(RunCommand command, string folder)
    {
        foreach (var word in command.Command.Arguments.Where(word => !word.StartsWith("-", StringComparison.Ordinal)))
        {
            // What is below the package manager's or go's own folders is not kept anyway.
            if (StagePaths.Resolve(folder, word) is not { } path)
                return "removes something that is not known";
            if (path.StartsWith("/var/", StringComparison.Ordinal) || path.StartsWith("/root/", StringComparison.Ordinal) || path.StartsWith("/tmp/", StringComparison.Ordinal))
                continue;
            if (path.IndexOfAny(['*', '?', '[']) >= 0)
                return "removes files by a pattern";
            kept.RemoveAll(one => StagePaths.IsIn(one.Path, path));
            gone.Add(path);
        }
        return null;
    }

    static string? Each(RunCommand command, string folder, Action<string> use) => Each(command.Command.Arguments.Where((word, at) => !word.StartsWith("-", StringComparison.Ordinal) && (at == 0 || command.Words[at] is not ("-m" or "-M"))), folder, use);

    static string? Each(IEnumerable<string> words, string folder, Action<string> use)
    {
        foreach (var word in words)
        {
            if (word.IndexOfAny(['*', '?', '{']) >= 0 || StagePaths.Resolve(folder, word) is not { } path)
                return $"names '{word}', which is not known";
            use(path);
        }
        return null;
    }
}
