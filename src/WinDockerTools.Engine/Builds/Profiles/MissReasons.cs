using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Builds.Profiles;

/// <summary>Why a build could not use what an earlier one left in the cache: the inputs of the hashes that differ.</summary>
static class MissReasons
{
    const int Most = 3;

    // The first that differs is the cause where others follow from it: another compiler gives all imports other
    // contents. The inputs are those of buildActionID and linkActionID in cmd/go/internal/work/exec.go.
    static readonly (string Key, string What)[] Rules =
    [
        ("version", "another Go version"),
        ("goos", "another platform"),
        ("buildmode", "another build mode or platform"),
        ("trimpath", "-trimpath"),
        ("compile", "another compiler or other flags for it"),
        ("asm", "another assembler or other flags for it"),
        ("link", "another linker or other flags for it"),
        ("linkflags", "other linker flags"),
        ("cgo", "another cgo"),
        ("CC", "another C compiler or other flags for it"),
        ("CXX", "another C++ compiler or other flags for it"),
        ("module", "another module version"),
        ("dir", "another folder"),
        ("go", "another go directive in go.mod"),
        ("cover", "other coverage"),
    ];

    static readonly List<string> Ranks = [.. Rules.Select(rule => rule.Key)];

    /// <summary>In words; the lists are null where the build did not hash that action.</summary>
    public static string? Between(IReadOnlyList<HashInput>? before, IReadOnlyList<HashInput>? now, bool isLink)
    {
        if (now is null)
            return null;
        if (before is null)
            return "it was not built before";
        var (was, @is) = (Values(before), Values(now));
        var different = was.Keys.Union(@is.Keys).Where(key => Value(was, key) != Value(@is, key)).OrderBy(Rank).ToList();
        if (different.Count == 0)
            return isLink ? "go build keeps no links" : "nothing differs: the cache has lost it";
        // What follows from the cause is left out: with -trimpath no folder is hashed, and what a file changes is the
        // content of those that import it.
        if (different[0] == "trimpath")
            different.RemoveAll(key => key is "dir" or "module");
        var told = different.Where(key => Rank(key) < Ranks.Count).ToList();
        if (told.Count == 0)
            told = [.. different.Where(key => Rank(key) == Rank(different[0]))];
        var more = told.Count > Most ? $"; {told.Count - Most} more" : "";
        return string.Join("; ", told.Take(Most).Select(key => Describe(key, Value(was, key), Value(@is, key)))) + more;
    }

    static Dictionary<string, string> Values(IReadOnlyList<HashInput> inputs) => inputs.GroupBy(input => input.Key, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => string.Join(" ", group.Select(input => input.Value).Where(value => value.Length > 0).Distinct()), StringComparer.Ordinal);

    static string? Value(Dictionary<string, string> inputs, string key) => inputs.TryGetValue(key, out var value) ? value : null;

    // Then what has no rule, such as GOAMD64; then files; then the build information, which holds flags and variables
    // too; imports last, which change with whatever they are made from.
    static int Rank(string key)
    {
        var rule = Ranks.IndexOf(key);
        if (rule >= 0)
            return rule;
        return key.StartsWith("file ", StringComparison.Ordinal) ? Ranks.Count + 1
            : key == "modinfo" ? Ranks.Count + 2
            : key.StartsWith("import ", StringComparison.Ordinal) || key.StartsWith("package", StringComparison.Ordinal) ? Ranks.Count + 3
            : Ranks.Count;
    }

    static string Describe(string key, string? was, string? now)
    {
        var name = key.Substring(key.IndexOf(' ') + 1);
        if (key.StartsWith("file ", StringComparison.Ordinal))
            return $"{name} {Change(was, now)}";
        if (key.StartsWith("import ", StringComparison.Ordinal) || key.StartsWith("packagefile ", StringComparison.Ordinal))
            return $"package {name} {Change(was, now)}";
        if (key == "packagemain")
            return "package main has changed";
        if (key == "trimpath")
            return now is null ? "-trimpath is not set now" : "-trimpath is set now";
        if (key == "modinfo")
            return $"other build information: {Only(now, was)} instead of {Only(was, now)}";
        var rule = Array.Find(Rules, rule => rule.Key == key).What ?? $"another {key}";
        return $"{rule}: {now ?? "none"} instead of {was ?? "none"}";
    }

    // Lines such as 'build\tvcs.revision=5f1c…', in quotes of their own.
    static string Only(string? information, string? other)
    {
        var lines = Lines(information).Except(Lines(other)).ToList();
        return lines.Count == 0 ? "none" : string.Join(", ", lines.Take(Most));

        static IEnumerable<string> Lines(string? text) => (text ?? "").Trim('"').Split(["\\n"], StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Substring(line.LastIndexOf("\\t", StringComparison.Ordinal) is >= 0 and var tab ? tab + 2 : 0).Replace("\\\"", "\""));
    }

    static string Change(string? was, string? now) => was is null ? "is new" : now is null ? "is gone" : "has changed";
}
