using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace WinDockerTools.Engine.Common.Shell;

/// <summary>A program that a script runs.</summary>
/// <param name="Words">The program and its arguments, without what shells take from before it.</param>
/// <param name="Environment">Variables that the script set for it, and those of before.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Behind its last character.</param>
sealed record ScriptCommand(IReadOnlyList<string> Words, IReadOnlyDictionary<string, string> Environment, int Start, int End)
{
    /// <summary>Its name without folder and <c>.exe</c>.</summary>
    public string Program => ShellScript.ProgramOf(Words);

    public IEnumerable<string> Arguments => Words.Skip(1);
}

/// <summary>The programs that shell text runs, in order, also those of a shell in the shell.</summary>
static class ShellScript
{
    static readonly Regex Assignment = new(@"^([A-Za-z_][A-Za-z0-9_]*)=(.*)$", RegexOptions.Singleline | RegexOptions.CultureInvariant);
    static readonly string[] BeforeCommands = ["if", "then", "elif", "else", "while", "until", "do", "!", "{", "exec", "command", "time", "env", "nice"];
    static readonly string[] Shells = ["sh", "bash", "dash", "ash"];

    /// <param name="text">The script.</param>
    /// <param name="escape">What takes the meaning from a character.</param>
    /// <param name="environment">Variables that are set already.</param>
    /// <param name="outer">Others that the text may name; null for one that is not known.</param>
    public static IReadOnlyList<ScriptCommand> Commands(string text, char escape, IReadOnlyDictionary<string, string> environment, Func<string, string?> outer)
    {
        var commands = new List<ScriptCommand>();
        var variables = environment.ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (var command in ShellCommands.Of(text, escape, name => variables.TryGetValue(name, out var value) ? value : outer(name)))
            commands.AddRange(Of(command.Words, variables, command.Start, command.End, escape, outer));
        return commands;
    }

    /// <summary>The same for words that no shell has to split.</summary>
    public static IReadOnlyList<ScriptCommand> Command(IReadOnlyList<string> words, IReadOnlyDictionary<string, string> environment, int length, char escape, Func<string, string?> outer) =>
        [.. Of(words, environment.ToDictionary(pair => pair.Key, pair => pair.Value), 0, length, escape, outer)];

    public static bool IsShell(IReadOnlyList<string> words) => Shells.Contains(ProgramOf(words));

    public static string ProgramOf(IReadOnlyList<string> words)
    {
        var name = words.Count > 0 ? words[0].Split('/', '\\').Last() : "";
        return name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - 4) : name;
    }

    static IEnumerable<ScriptCommand> Of(IReadOnlyList<string> words, Dictionary<string, string> variables, int start, int end, char escape, Func<string, string?> outer)
    {
        var before = words.TakeWhile(word => BeforeCommands.Contains(word) || Assignment.IsMatch(word)).ToList();
        var command = words.Skip(before.Count).ToList();
        var program = ProgramOf(command);
        if (program is "" or "export")
        {
            Set(variables, [.. before, .. command]);
            return [];
        }
        var all = new Dictionary<string, string>(variables);
        Set(all, before);
        return IsShell(command) && command.IndexOf("-c") is > 0 and var at && at + 1 < command.Count
            // It stands somewhere within, and is told to be at the place of all.
            ? Commands(command[at + 1], escape, all, outer).Select(inner => inner with { Start = start, End = end })
            : [new ScriptCommand(command, all, start, end)];
    }

    static void Set(Dictionary<string, string> variables, IReadOnlyList<string> words)
    {
        foreach (var match in words.Select(word => Assignment.Match(word)).Where(match => match.Success))
            variables[match.Groups[1].Value] = match.Groups[2].Value;
    }
}
