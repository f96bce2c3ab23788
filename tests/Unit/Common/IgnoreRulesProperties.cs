using System;
using System.Linq;
using CsCheck;
using WinDockerTools.Engine.Common;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Common;

public sealed class IgnoreRulesProperties
{
    // Where a backslash separates folders, docker takes none for anything else.
    static readonly string Escaped = System.IO.Path.DirectorySeparatorChar == '/' ? "\\a" : "a";

    static readonly Gen<string> Paths = Gen.OneOf(new[] { "a", "b", "ab", "a.b", "aab", ".a" }).Array[1, 4].Select(parts => string.Join('/', parts));
    static readonly Gen<string> Globs = Gen.OneOf(new[] { "a", "b", ".", "*", "**", "/", "?", "/**/", "**/", "[ab]", "[^a]", Escaped }).Array[1, 6].Select(string.Concat)
        .Where(glob => !glob.Contains("***") && !glob.Split('/').Any(part => part is ".." or "."));

    [Fact]
    public void A_pattern_means_what_walking_it_letter_by_letter_says() => Fuzz.All(Gen.Select(Globs, Paths), (glob, path) =>
    {
        var clean = string.Join('/', glob.Split('/', StringSplitOptions.RemoveEmptyEntries));
        var expected = clean.Length > 0 && Holders(path).Any(part => Fits(clean, 0, part, 0));

        Assert.True(expected == IgnoreRules.Parse(glob).IsIgnored(path), $"'{glob}' on '{path}' should be {expected}");
    });

    [Fact]
    public void Any_text_is_a_rule_file_and_any_text_a_path() => Fuzz.All(
        Gen.Select(Gen.Frequency((1, Nasty.Text), (2, Nasty.Words("**", "*", "?", "[", "]", "^", "-", "!", "#", "/", "..", "a", "\\", "\n"))), Nasty.Text),
        (rules, path) => IgnoreRules.Parse(rules).IsIgnored(path));

    [Fact]
    public void What_is_taken_back_last_is_never_left_out() => Fuzz.All(Gen.Select(Globs.Array[0, 4], Paths), (globs, path) =>
        Assert.False(IgnoreRules.Parse(string.Join('\n', globs) + $"\n!{path}").IsIgnored(path)));

    [Fact]
    public void All_below_a_folder_that_is_left_out_is_left_out() => Fuzz.All(Gen.Select(Globs, Gen.Select(Paths, Paths)), (glob, paths) =>
    {
        var rules = IgnoreRules.Parse(glob);
        if (rules.IsIgnored(paths.Item1))
            Assert.True(rules.IsIgnored($"{paths.Item1}/{paths.Item2}"));
    });

    static System.Collections.Generic.IEnumerable<string> Holders(string path) =>
        path.Split('/').Select((_, count) => string.Join('/', path.Split('/').Take(count + 1)));

    // moby/patternmatcher without regular expressions.
    static bool Fits(string glob, int at, string path, int from)
    {
        if (at == glob.Length)
            return from == path.Length;
        if (glob.AsSpan(at).StartsWith("**"))
        {
            var next = at + 2;
            var isFolders = next < glob.Length && glob[next] == '/';
            if (isFolders)
                next++;
            if (next == glob.Length)
                return true;
            if (!isFolders && at == 0 && glob.AsSpan(2).IndexOfAny("*?[]\\") < 0)
                return path.EndsWith(glob[2..], StringComparison.Ordinal);
            return Fits(glob, next, path, from)
                || Enumerable.Range(from, path.Length - from).Any(slash => path[slash] == '/' && Fits(glob, next, path, slash + 1));
        }
        if (glob[at] == '*')
            return Fits(glob, at + 1, path, from) || (from < path.Length && path[from] != '/' && Fits(glob, at, path, from + 1));
        if (from == path.Length)
            return false;
        return glob[at] switch
        {
            '?' => path[from] != '/' && Fits(glob, at + 1, path, from + 1),
            '[' when glob[at + 1] == '^' => path[from] != 'a' && Fits(glob, at + 4, path, from + 1),
            '[' => path[from] is 'a' or 'b' && Fits(glob, at + 4, path, from + 1),
            '\\' => path[from] == glob[at + 1] && Fits(glob, at + 2, path, from + 1),
            var letter => path[from] == letter && Fits(glob, at + 1, path, from + 1),
        };
    }
}
