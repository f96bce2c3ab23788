using System.Linq;
using System.Text;
using CsCheck;
using WinDockerTools.Engine.Common.Go;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Common.Go;

public sealed class GoTextProperties
{
    static readonly GoPlatform Linux = new("linux", "amd64");

    [Fact]
    public void Damaged_module_files_are_read_as_far_as_they_go()
    {
        Fuzz.All(Mutation.Bytes(Encoding.UTF8.GetBytes(ModFileTests.Full), 1, 4), content => Use(ModFile.Parse(Encoding.UTF8.GetString(content))));
        Fuzz.All(Nasty.Words("module ", "go ", "toolchain go", "require ", "replace ", "use ", "(", ")", "\n", "=>", "../", "//", "\"", " x"), text => Use(ModFile.Parse(text)));
    }

    [Fact]
    public void Any_source_is_read() => Fuzz.All(
        Nasty.Words("//go:build ", "// +build ", "//go:embed ", "package ", "main", "\n", "import ", "(", ")", "\"C\"", "\"", "`", "!", "&&", "||", "linux", "func main("), text =>
        {
            var file = new GoFile("a_linux.go", text);
            Assert.All(file.Imports.Concat(file.Embeds), word => Assert.DoesNotContain('\n', word));
            file.IsFor(Linux);
        });

    // What a tag is worth, and what the expression is worth that is made of it.
    static readonly Gen<(string Text, bool Holds)> Expression = Gen.Recursive<(string Text, bool Holds)>((depth, inner) => depth == 4
        ? Tag
        : Gen.OneOf(
            Tag,
            inner.Select(one => ($"!({one.Text})", !one.Holds)),
            Gen.Select(inner, inner, (one, other) => ($"({one.Text} && {other.Text})", one.Holds && other.Holds)),
            Gen.Select(inner, inner, (one, other) => ($"({one.Text} || {other.Text})", one.Holds || other.Holds))));

    static Gen<(string, bool)> Tag => Gen.OneOf(("linux", true), ("windows", false), ("amd64", true), ("ignore", false));

    [Fact]
    public void An_expression_holds_as_its_parts_do() => Expression.Sample(made => Assert.Equal(made.Holds, BuildConstraint.Holds(made.Text, Linux.IsMet)));

    static void Use(ModFile file) => Assert.All(file.Required.Concat(file.Used).Concat(file.Local.Select(local => local.Folder)), word => Assert.DoesNotContain('\n', word));
}
