using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Common.Go;

namespace WinDockerTools.Engine.Dockerfiles.Facts.Go;

/// <summary>A go command that a RUN instruction runs.</summary>
/// <param name="Run">The command.</param>
/// <param name="Verb">What it is to do, such as <c>build</c>.</param>
/// <param name="Arguments">What follows.</param>
sealed record GoCommand(RunCommand Run, string Verb, GoArguments Arguments)
{
    // The second sets what a cross build needs, and then runs the first (github.com/tonistiigi/xx).
    static readonly string[] Programs = ["go", "xx-go"];

    static readonly string[] Compilers = ["build", "install", "test", "vet", "run"];
    static readonly string[] ModuleVerbs = ["download", "tidy", "vendor", "verify"];

    /// <summary>It compiles packages, and keeps them in the build cache.</summary>
    public bool Compiles => Compilers.Contains(Verb) && !Arguments.Flags.ContainsKey("n") && !IsStandardLibrary;

    /// <summary>It makes a program of a version that the command itself names: nothing of it changes with the sources.</summary>
    public bool IsTool => Verb is "install" or "run" && Arguments.Packages is [var package, ..] && package.IndexOf('@') > 0;

    /// <summary>Only fetches modules.</summary>
    public bool Downloads => Verb == "mod" && Arguments.Packages is [var verb, ..] && ModuleVerbs.Contains(verb);

    /// <summary>Reads modules, which it fetches where they are not there.</summary>
    public bool UsesModules => (Compiles || Downloads || Verb is "generate" or "list") && !IsTool && Flag("mod") != "vendor" && Run.Variable("GO111MODULE") != "off";

    // Compiled ahead into a layer that no edit touches.
    bool IsStandardLibrary => Arguments.Packages.Count > 0 && Arguments.Packages.All(package => package is "std" or "cmd");

    /// <summary>All of a step, or of the file.</summary>
    public static IEnumerable<GoCommand> In(IEnumerable<RunCommand> commands) =>
        from command in commands
        where Programs.Contains(command.Program) && command.Words.Count > 1
        select new GoCommand(command, command.Words[1], command.Words[1] == "mod" ? new GoArguments(new Dictionary<string, string>(), [.. command.Words.Skip(2)]) : GoArguments.Parse(command.Words.Skip(2)));

    /// <summary>The value of a flag, from the command or from GOFLAGS; empty for one without, null where it is not given.</summary>
    public string? Flag(string name) => Arguments.Flags.TryGetValue(name, out var value) || Defaults.TryGetValue(name, out value) ? value : null;

    /// <summary>Whether a flag without a value is switched on.</summary>
    public bool Has(string name) => Flag(name) is { } value && value is not ("false" or "0");

    /// <summary>Its first words, for people.</summary>
    public string Phrase => Verb == "mod" && Arguments.Packages is [var first, ..] ? $"go mod {first}" : $"go {Verb}";

    IReadOnlyDictionary<string, string> Defaults => GoArguments.Parse(GoArguments.Split(Run.Variable("GOFLAGS") ?? "")).Flags;

    /// <summary>The command as the file has it, with the variables before it; its words where it has the JSON form.</summary>
    public string Written(DockerfileFacts facts) => Run.Run.Command.IsShell ? Run.Span.Of(facts.File.Text) : string.Join(" ", Run.Words.Select(Quoted));

    /// <summary>The command as the file has it, with a flag more.</summary>
    public string With(DockerfileFacts facts, string flag) => new Regex($@"\bgo\s+{Regex.Escape(Verb)}(?=\s|$)").Replace(Written(facts), match => $"{match.Value} {flag}", 1);

    static string Quoted(string word) => word.Length > 0 && word.IndexOfAny([' ', '\t', '"', '\'', ';', '&', '|']) < 0 ? word : "\"" + word.Replace("\"", "\\\"") + "\"";
}
