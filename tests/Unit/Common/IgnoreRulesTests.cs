using System.Linq;
using WinDockerTools.Engine.Common;
using Xunit;

namespace WinDockerTools.Tests.Common;

/// <summary>Docker's own rules: docs.docker.com/build/concepts/context, and the behaviour of moby/patternmatcher.</summary>
public sealed class IgnoreRulesTests
{
    static bool IsIgnored(string rules, string path) => IgnoreRules.Parse(rules).IsIgnored(path);

    [Theory]
    [InlineData("**", "file")]
    [InlineData("**", "dir/file")]
    [InlineData("**/", "dir/file")]
    [InlineData("**/**", "dir/file")]
    [InlineData("dir/**", "dir/sub/file")]
    [InlineData("**/dir", "dir/file")]
    [InlineData("**/dir", "a/b/dir")]
    [InlineData("**/sub/*", "dir/sub/file")]
    [InlineData("**/sub/**", "dir/sub/sub/file")]
    [InlineData("**file", "file")]
    [InlineData("**file", "dir/dir/file")]
    [InlineData("**.log", "dir/server.log")]
    [InlineData("**/file*txt", "dir/dir/file.txt")]
    [InlineData("**/**/*.txt", "dir/dir/file.txt")]
    [InlineData("a**/*.txt", "a/dir/dir/file.txt")]
    [InlineData("a/*.txt**", "a/file.txt")]
    [InlineData("abc**", "abcdef/g")]
    [InlineData("abc/**", "abc/def")]
    [InlineData("**/foo/bar", "foo/bar")]
    [InlineData("**/.foo", ".foo")]
    public void Two_stars_reach_over_folders(string rule, string path) => Assert.True(IsIgnored(rule, path));

    [Theory]
    [InlineData("**/**/*.txt2", "dir/dir/file.txt")]
    [InlineData("a/*.txt", "a/dir/file.txt")]
    [InlineData("abc/**", "abc")]
    [InlineData("**/.foo", "bar.foo")]
    [InlineData("**/foo", "xfoo")]
    [InlineData("*/file", "file")]
    [InlineData("*/*/file", "a/file")]
    [InlineData("file", "dir/file")]
    public void And_no_further(string rule, string path) => Assert.False(IsIgnored(rule, path));

    [Theory]
    [InlineData("a[b-d]e", "ace", true)]
    [InlineData("a[b-d]e", "ae", false)]
    [InlineData("a[b-d]e", "aae", false)]
    [InlineData("a[^b-d]e", "aze", true)]
    [InlineData("a[^b-d]e", "ace", false)]
    [InlineData("abc.def", "abcdef", false)]
    [InlineData("abc?def", "abcZdef", true)]
    [InlineData("abc?def", "abcdef", false)]
    [InlineData("abc?def", "abc/def", false)]
    [InlineData(".*", ".foo", true)]
    [InlineData(".*", "foo", false)]
    [InlineData("a(b)c/def", "a(b)c/def", true)]
    [InlineData("a(b)c/def", "a(b)c/xyz", false)]
    [InlineData("a.|)$(}+{bc", "a.|)$(}+{bc", true)]
    [InlineData("dist/app-2.4.0rc3.dev36+g08acad9.whl", "dist/app-2.4.0rc3.dev36+g08acad9.whl", true)]
    [InlineData("File", "file", false)]
    public void Single_characters_are_classes_wildcards_or_themselves(string rule, string path, bool isIgnored) => Assert.Equal(isIgnored, IsIgnored(rule, path));

    // Where it separates folders it takes nothing's meaning.
    [Fact]
    public void A_backslash_takes_the_meaning_of_what_follows() => Assert.Equal(System.IO.Path.DirectorySeparatorChar == '/', IsIgnored(@"a[\]x]e", "a]e"));

    [Theory]
    [InlineData("/foo", "foo")]
    [InlineData("./foo", "foo")]
    [InlineData("foo/", "foo/bar")]
    [InlineData("a//b/./c", "a/b/c")]
    [InlineData("a/x/../b", "a/b")]
    [InlineData("/../foo", "foo")]
    public void Slashes_and_dots_are_tidied_up(string rule, string path) => Assert.True(IsIgnored(rule, path));

    [Theory]
    [InlineData("../foo", "foo")]
    [InlineData(".", "foo")]
    [InlineData("/", "foo")]
    [InlineData("!", "foo")]
    [InlineData("[", "[")]
    [InlineData("a[]", "a")]
    [InlineData("[z-a]", "z")]
    public void What_names_nothing_below_the_folder_hides_nothing(string rule, string path) => Assert.False(IsIgnored(rule, path));

    [Theory]
    [InlineData("*.md\n!README.md", "README.md", false)]
    [InlineData("*.md\n!README.md", "other.md", true)]
    [InlineData("!README.md\n*.md", "README.md", true)]
    [InlineData("*.md\n!README*.md\nREADME-secret.md", "README-secret.md", true)]
    [InlineData("*.md\nREADME-secret.md\n!README*.md", "README-secret.md", false)]
    [InlineData("docs\n!docs/README.md", "docs/README.md", false)]
    [InlineData("docs\n!docs/README.md", "docs/other.md", true)]
    [InlineData("*\n!cmd", "cmd/app/main.go", false)]
    [InlineData("*\n! cmd", "cmd/app/main.go", false)]
    [InlineData("*\n!cmd", "other/main.go", true)]
    [InlineData("**/*\n!**/*.go", "a/b/c.go", false)]
    public void The_last_line_that_fits_decides(string rules, string path, bool isIgnored) => Assert.Equal(isIgnored, IsIgnored(rules, path));

    [Fact]
    public void Comments_empty_lines_spaces_and_line_ends_of_Windows_do_not_matter()
    {
        var rules = IgnoreRules.Parse("\uFEFF# a comment\r\n\r\n  bin  \r\n#obj\r\n\t\r\n*.log\r\n");

        Assert.Equal(["bin", "bin/x", "a.log"], new[] { "bin", "bin/x", "a.log", "obj", "# a comment", "main.go" }.Where(rules.IsIgnored));
    }

    [Fact]
    public void A_number_sign_that_does_not_begin_the_line_is_part_of_the_name() => Assert.True(IsIgnored(" #draft", "#draft"));

    [Fact]
    public void Below_a_folder_that_is_left_out_is_looked_only_where_something_is_taken_back()
    {
        Assert.False(IgnoreRules.None.KeepsBelowIgnored);
        Assert.False(IgnoreRules.Parse("docs\n#!x").KeepsBelowIgnored);
        Assert.True(IgnoreRules.Parse("docs\n!docs/x").KeepsBelowIgnored);
    }
}
