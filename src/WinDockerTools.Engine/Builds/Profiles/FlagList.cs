using System;
using System.Collections.Generic;

namespace WinDockerTools.Engine.Builds.Profiles;

/// <summary>Flags of the go command that hold flags of its tools: the last one that fits a package counts, alone.</summary>
static class FlagList
{
    /// <summary>The value of the last such flag, in any of the forms that the go command takes; null where there is none.</summary>
    public static string? Last(IReadOnlyList<string> arguments, string name)
    {
        string? value = null;
        for (var at = 0; at < arguments.Count; at++)
        {
            if (Is(arguments[at], name, out var attached))
                value = attached ?? (at + 1 < arguments.Count ? arguments[at + 1] : value);
        }
        return value;
    }

    /// <summary>The arguments without that flag and its value.</summary>
    public static IReadOnlyList<string> Without(IReadOnlyList<string> arguments, string name)
    {
        var kept = new List<string>();
        for (var at = 0; at < arguments.Count; at++)
        {
            if (!Is(arguments[at], name, out var attached))
                kept.Add(arguments[at]);
            else if (attached is null)
                at++;
        }
        return kept;
    }

    /// <summary>Whether a value such as <c>all=-N -l</c> or <c>-s -w</c> is for every package, or for those that are named.</summary>
    public static bool AppliesToAll(string value, out string flags)
    {
        const string all = "all=";
        flags = value.Trim();
        if (flags.StartsWith(all, StringComparison.Ordinal))
            flags = flags.Substring(all.Length).Trim();
        return flags.StartsWith("-", StringComparison.Ordinal);
    }

    /// <summary>A word of such a value; there are no escapes between quotes.</summary>
    public static string Quote(string word) =>
        word.IndexOfAny([' ', '\t', '\'', '"']) < 0 ? word : word.IndexOf('\'') >= 0 ? $"\"{word}\"" : $"'{word}'";

    static bool Is(string argument, string name, out string? attached)
    {
        attached = null;
        var flag = argument.StartsWith("--", StringComparison.Ordinal) ? argument.Substring(2) : argument.StartsWith("-", StringComparison.Ordinal) ? argument.Substring(1) : "";
        if (flag.StartsWith(name + "=", StringComparison.Ordinal))
            attached = flag.Substring(name.Length + 1);
        return attached is not null || flag == name;
    }
}
