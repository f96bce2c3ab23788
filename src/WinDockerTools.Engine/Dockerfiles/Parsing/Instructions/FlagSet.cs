using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

/// <summary>What a flag takes.</summary>
enum FlagKind
{
    /// <summary>A value.</summary>
    Text,

    /// <summary>A value, and it may stand there several times.</summary>
    List,

    /// <summary>Nothing, true or false.</summary>
    Switch,
}

/// <summary>A flag that an instruction knows.</summary>
readonly record struct FlagRule(string Name, FlagKind Kind);

/// <summary>The flags of an instruction by their names; the wrong ones are errors and left out.</summary>
sealed class FlagSet
{
    readonly List<FlagSyntax>? flags;

    public FlagSet(InstructionContext context, FlagRule[] rules)
    {
        if (context.Syntax.Flags.Count == 0)
            return;
        flags = [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var flag in context.Syntax.Flags)
        {
            var rule = Array.Find(rules, rule => rule.Name == flag.Name);
            var error = rule.Name is null ? Unknown(context.Syntax.Name, flag, rules)
                : !seen.Add(flag.Name) && rule.Kind != FlagKind.List ? $"--{flag.Name} stands here twice; take one of them away."
                : rule.Kind == FlagKind.Switch ? (IsSwitch(flag.Value) ? null : $"--{flag.Name} is true or false, and not '{flag.Value}'.")
                : flag.Value is null ? $"--{flag.Name} needs a value: --{flag.Name}=…"
                : null;
            if (error is null)
                flags.Add(flag);
            else
                context.Error(flag.Span, error);
        }
    }

    /// <summary>Null where it is not given.</summary>
    public string? Text(string name) => Find(name)?.Value;

    public FlagSyntax? Find(string name) => flags?.Find(flag => flag.Name == name);

    public IReadOnlyList<FlagSyntax> All(string name) => flags?.FindAll(flag => flag.Name == name) ?? [];

    /// <summary>Null where it is not given.</summary>
    public bool? Switch(string name) => Find(name) is { } flag ? !string.Equals(flag.Value, "false", StringComparison.OrdinalIgnoreCase) : null;

    static bool IsSwitch(string? value) => value is null || value.ToLowerInvariant() is "true" or "false";

    static string Unknown(string instruction, FlagSyntax flag, FlagRule[] rules) =>
        $"{instruction} knows no flag --{flag.Name}{(rules.Length == 0 ? ", nor any other" : "; it knows " + string.Join(", ", rules.Select(rule => "--" + rule.Name)))}.";
}
