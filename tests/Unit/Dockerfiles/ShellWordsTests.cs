using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing.Words;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles;

/// <summary>Words and variables, as BuildKit reads them.</summary>
public sealed class ShellWordsTests
{
    static readonly Dictionary<string, string> Variables = new() { ["a"] = "1", ["path"] = "C:/go/bin/go.exe", ["two"] = "x  y", ["empty"] = "", ["n"] = "a-b-c" };

    [Theory]
    [InlineData("$a${a}", "11")]
    [InlineData("$a.$none.", "1..")]
    [InlineData("'$a' \"$a\" \\$a", "$a 1 $a")]
    [InlineData("\"\\$a \\\" \\n\"", "$a \" \\n")]
    [InlineData("a\\ b\\\\", "a b\\")]
    [InlineData("x\\", "x")]
    [InlineData("$", "$")]
    [InlineData("$1x $@ $$", "x  ")]
    [InlineData("${none:-d} ${empty:-d} ${empty-d} ${a:-d}", "d d  1")]
    [InlineData("${none:+d}|${empty:+d}|${empty+d}|${a:+d}", "||d|d")]
    [InlineData("${none:-${a:-x}$a}", "11")]
    [InlineData("${a?no} ${a:?no}", "1 1")]
    [InlineData("${path#*/} ${path##*/}", "go/bin/go.exe go.exe")]
    [InlineData("${path%/*} ${path%%/*}", "C:/go/bin C:")]
    [InlineData("${n/-/+} ${n//-/+} ${n//b*/} ${n//?/x}", "a+b-c a+b+c a- xxxxx")]
    [InlineData("${path/\\//|}", "C:|go/bin/go.exe")]
    [InlineData("${none/a/b}${none#a}", "")]
    public void Texts_are_expanded(string text, string expected) => Assert.Equal((expected, null), (Expand(text).Text, Expand(text).Error));

    [Theory]
    [InlineData("\"a", "a double quote (\") is not closed", 0)]
    [InlineData("x 'a", "a single quote (') is not closed", 2)]
    [InlineData("${a", "${ is not closed by }", 3)]
    [InlineData("${}", "a name is missing behind ${", 2)]
    [InlineData("${a:-b", "the text ends before the closing }", 6)]
    [InlineData("x ${a!b}", "'!' is not known in ${a!…}", 5)]
    [InlineData("${a:=b}", "'=' is not known in ${a:=…}", 4)]
    [InlineData("${a:#b}", "':#' is not known in ${a:#…}; use '#'", 5)]
    [InlineData("${none?}", "none: is not allowed to be unset", 6)]
    [InlineData("${empty:?}", "empty: is not allowed to be empty", 8)]
    [InlineData("${none:?give it}", "none: give it", 7)]
    [InlineData("${n#\\x}", "'\\x' is not a pattern: \\ stands only before *, ?, \\, / and }", 7)]
    public void What_cannot_be_read_is_said(string text, string error, int at)
    {
        var result = Expand(text);
        Assert.Equal((error, at, ""), (result.Error, result.ErrorAt, result.Text));
    }

    [Theory]
    [InlineData("C:\\$a`$a", "C:\\1$a")]
    [InlineData("\"`\"\\\"", "\"\\")]
    [InlineData("a`", "a")]
    public void A_backtick_escapes_where_the_file_says_so(string text, string expected) =>
        Assert.Equal(expected, new ShellWords('`').Expand(text, Variables).Text);

    [Theory]
    [InlineData("one two", "one@0|two@4")]
    [InlineData("  \"a b\" c\\ d ", "a b@2|c d@8")]
    [InlineData("x$two", "xx@0|y@1")]
    [InlineData("\"$two\"''", "x  y@0")]
    [InlineData("\"\" a", "a@3")]
    [InlineData("<< EOF b", "<< EOF@0|b@7")]
    public void A_text_is_divided_into_words(string text, string words) =>
        Assert.Equal(words, string.Join("|", Expand(text).Words.Select(word => $"{word.Text}@{word.Start}")));

    [Fact]
    public void Variables_are_told_apart_by_what_became_of_them()
    {
        var result = Expand("$a ${x:-$y} ${z} ${w+1} ${v#1}");

        Assert.Equal(["a"], result.Used);
        Assert.Equal(["v", "w", "x", "y", "z"], result.Unset);
        Assert.Equal(["v", "y", "z"], result.Missing);
        Assert.Equal(["b", "c"], new ShellWords('\\').Names("$b '$a' ${c:-}"));
    }

    [Theory]
    [InlineData("'a' \"b\"", (int)ShellWordModes.KeepQuotes, "'a' \"b\"")]
    [InlineData("\\a \"\\$a\"", (int)ShellWordModes.KeepEscapes, "\\a \\$a")]
    [InlineData("'$a' \"", (int)ShellWordModes.NoQuotes, "'1' \"")]
    [InlineData("$x ${y} ${z:-1} ${w/a/b} $a", (int)ShellWordModes.KeepUnset, "$x ${y} ${z:-1} ${w/a/b} 1")]
    public void Some_things_can_be_left_as_they_are(string text, int modes, string expected) =>
        Assert.Equal(expected, new ShellWords('\\', (ShellWordModes)modes).Expand(text, Variables).Text);

    [Fact]
    public void Deep_and_wide_texts_are_refused_and_do_not_take_long()
    {
        var deep = new ShellWords('\\').Expand(string.Concat(Enumerable.Repeat("${a:+", 100_000)), Variables);
        var wide = new ShellWords('\\').Expand(string.Concat(Enumerable.Repeat("$a", 100)), _ => new string('x', 20_000));
        var stars = new ShellWords('\\').Expand($"${{x#{string.Concat(Enumerable.Repeat("*a", 10_000))}b}}", _ => new string('a', 100_000));

        Assert.All([deep, wide, stars], result => Assert.True(result.Failed));
    }

    static ShellExpansion Expand(string text) => new ShellWords('\\').Expand(text, Variables);
}
