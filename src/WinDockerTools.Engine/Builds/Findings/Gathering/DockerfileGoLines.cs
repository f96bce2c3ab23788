using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Common.Shell;

namespace WinDockerTools.Engine.Builds.Findings.Gathering;

/// <summary>The go commands of a Dockerfile, one entry each. A scanner for findings, not a parser of Dockerfiles.</summary>
sealed class DockerfileGoLines
{
    static readonly Regex Flag = new(@"^--([a-z]+)(?:=((?:""[^""]*""?|[^\s""])*))?\s*", RegexOptions.CultureInvariant);
    static readonly Regex Script = new(@"^(?:(?:\S*/)?(?:ba|da|a)?sh\s+)?(?:-\S+\s+)*<<", RegexOptions.CultureInvariant);
    static readonly string[] Targets = ["target", "dst", "destination"];

    readonly List<DockerfileGoLine> lines = [];
    readonly Dictionary<string, Stage> stages = new(StringComparer.OrdinalIgnoreCase);
    readonly IReadOnlyDictionary<string, string> known;
    readonly Stage outside = new();
    readonly char escape;
    Stage stage;
    int count;

    DockerfileGoLines(IReadOnlyDictionary<string, string> known, char escape) => (this.known, this.escape, stage) = (known, escape, outside);

    /// <param name="text">The Dockerfile.</param>
    /// <param name="known">What variables of the base image are, where it is known.</param>
    public static IReadOnlyList<DockerfileGoLine> Of(string text, IReadOnlyDictionary<string, string> known)
    {
        var file = DockerfileInstructions.Read(text);
        var scan = new DockerfileGoLines(known, file.Escape);
        foreach (var instruction in file.All)
            scan.Take(instruction);
        return scan.lines;
    }

    string? Variable(string name) => stage.Of(name) ?? (known.TryGetValue(name, out var value) ? value : null);

    void Take(DockerfileInstruction instruction)
    {
        switch (instruction.Keyword)
        {
            case "FROM":
                From([.. Words(instruction).Where(word => !word.StartsWith("--", StringComparison.Ordinal))]);
                break;
            case "ARG":
                foreach (var word in Words(instruction))
                    Argument(word);
                break;
            case "ENV":
                Environment(instruction.Text, Words(instruction));
                break;
            case "RUN":
                Run(instruction);
                break;
        }
    }

    IReadOnlyList<string> Words(DockerfileInstruction instruction) => ShellCommands.Words(instruction.Text, escape, Variable);

    void From(string[] words)
    {
        stage = words.Length > 0 && stages.TryGetValue(words[0], out var before) ? before.Copy() : new Stage { Number = ++count };
        if (words.Length > 2 && string.Equals(words[1], "as", StringComparison.OrdinalIgnoreCase))
            stages[words[2]] = stage;
    }

    // One without a value has that of before the first FROM.
    void Argument(string word)
    {
        var parts = word.Split(['='], 2);
        if ((parts.Length == 2 ? parts[1] : outside.Of(parts[0])) is { } value)
            stage.Arguments[parts[0]] = value;
    }

    void Environment(string text, IReadOnlyList<string> words)
    {
        if (words.Count > 0 && words[0].IndexOf('=') < 0)
            // The old form: a name, and the rest of the line.
            stage.Variables[words[0]] = string.Join(" ", words.Skip(1));
        else
            foreach (var parts in words.Select(word => word.Split(['='], 2)).Where(parts => parts.Length == 2))
                stage.Variables[parts[0]] = parts[1];
    }

    void Run(DockerfileInstruction instruction)
    {
        var text = instruction.Text;
        var caches = new List<string>();
        while (Flag.Match(text) is { Success: true } flag)
        {
            if (flag.Groups[1].Value == "mount" && CacheTarget(flag.Groups[2].Value) is { } target)
                caches.Add(target);
            text = text.Substring(flag.Length);
        }
        var variables = stage.All();
        Add(instruction.Line, caches: caches, commands: Exec(text) is { } command
            ? ShellScript.Command(command, variables, 0, escape, Variable)
            : ShellScript.Commands(instruction.Document.Length > 0 && Script.IsMatch(text) ? instruction.Document : text, escape, variables, Variable));
    }

    string? CacheTarget(string mount)
    {
        var options = mount.Replace("\"", "").Split(',').Select(option => option.Split(['='], 2)).Where(option => option.Length == 2).ToList();
        return options.Any(option => option[0] == "type" && option[1] == "cache")
            && options.FirstOrDefault(option => Targets.Contains(option[0])) is { } target
            ? VariableText.Replace(target[1], Variable)
            : null;
    }

    void Add(int line, IEnumerable<ScriptCommand> commands, List<string> caches) => lines.AddRange(
        from command in commands
        where command.Program == "go"
        select new DockerfileGoLine(line, command.Words) { Stage = stage.Number, CacheTargets = [.. caches], Environment = command.Environment });

    static string[]? Exec(string text)
    {
        try
        {
            return text.StartsWith("[", StringComparison.Ordinal) ? JsonSerializer.Deserialize<string[]>(text) is { } words && !words.Contains(null) ? words : null : null;
        }
        // The second for half a character, which no JSON has.
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // Then it is shell text, and [ a command.
            return null;
        }
    }

    sealed class Stage
    {
        public Dictionary<string, string> Arguments { get; private init; } = [];
        public Dictionary<string, string> Variables { get; private init; } = [];

        public int Number { get; init; }

        public Stage Copy() => new() { Number = Number, Variables = new(Variables) };

        public string? Of(string name) => Variables.TryGetValue(name, out var set) || Arguments.TryGetValue(name, out set) ? set : null;

        // ENV goes before ARG.
        public Dictionary<string, string> All()
        {
            var all = new Dictionary<string, string>(Arguments);
            foreach (var pair in Variables)
                all[pair.Key] = pair.Value;
            return all;
        }
    }
}
