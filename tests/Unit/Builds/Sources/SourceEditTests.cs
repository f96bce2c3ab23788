using System;
using System.IO;
using System.Linq;
using System.Text;
using WinDockerTools.Engine.Common;
using Xunit;

namespace WinDockerTools.Tests.Builds.Sources;

public sealed class SourceEditTests
{
    const string Program = "package main\n\nfunc main() {}\n";

    static SourceFolder Module(params (string Path, string Content)[] files) => new([("go.mod", "module m"), .. files]);

    [Fact]
    public void The_file_with_the_main_function_is_edited()
    {
        using var sources = Module(("a.go", "package main\n"), ("b_test.go", Program), ("c.go", Program), ("_d.go", Program), (".e.go", Program), ("f.txt", Program), ("empty.go", ""));

        Assert.Equal("c.go", sources.Edit().File.Path);
    }

    [Theory]
    [InlineData("dial_windows.go", "package lib\n")]
    [InlineData("dial_linux_arm64.go", "package lib\n")]
    [InlineData("dial_plan9.go", "package lib\n")]
    [InlineData("dial.go", "//go:build tools\n\npackage lib\n")]
    [InlineData("dial.go", "// +build ignore\n\npackage main\n\nfunc main() {}\n")]
    [InlineData("dial.go", "package lib\n\n// #include <x.h>\nimport \"C\"\n")]
    [InlineData("dial.go", "package lib\n\nimport (\n\t\"fmt\"\n\t\"C\"\n)\n")]
    public void A_file_that_only_some_builds_take_is_the_last_choice(string name, string content)
    {
        using var sources = Module((name, content), ("net.go", "package lib\n"));

        Assert.Equal("net.go", sources.Edit().File.Path);
    }

    [Theory]
    [InlineData("linux.go", "package lib\n")]
    [InlineData("a_server.go", "package lib\n")]
    [InlineData("a.go", "package lib\n\nconst text = `\n//go:build tools\n`\n")]
    [InlineData("a.go", "// About //go:build lines.\npackage lib\n")]
    public void A_file_that_only_looks_so_is_as_good_as_another(string name, string content)
    {
        using var sources = Module((name, content), ("net.go", "package lib\n"));

        Assert.Equal(name, sources.Edit().File.Path);
    }

    [Fact]
    public void A_package_for_some_platforms_alone_is_edited_all_the_same()
    {
        using var sources = Module(("a_linux.go", "package lib\n"));

        Assert.Equal("a_linux.go", sources.Edit().File.Path);
    }

    [Theory]
    [InlineData("_examples/main.go")]
    [InlineData(".hidden/main.go")]
    [InlineData("testdata/main.go")]
    [InlineData("vendor/x/main.go")]
    [InlineData("nested/main.go")]
    public void What_a_pattern_leaves_out_is_neither_edited_nor_a_program(string path)
    {
        using var sources = Module((path, Program), ("nested/go.mod", "module nested"), ("sub/lib.go", "package lib\n"));

        Assert.Equal("sub/lib.go", sources.Edit("./...").File.Path);
        Assert.False(sources.HasProgram("./..."));
    }

    [Fact]
    public void A_package_from_elsewhere_cannot_be_edited()
    {
        using var sources = Module(("a.go", "package lib\n"));

        Assert.Equal(FaultKind.SourceNotEditable, SourceFolder.FaultOf(() => sources.Edit("cmd/go")));
        Assert.Equal(FaultKind.SourceNotEditable, SourceFolder.FaultOf(() => sources.Edit("./gone")));
    }

    [Theory]
    [InlineData(".", Program, true)]
    [InlineData(".", "package lib\n", false)]
    [InlineData(".", "package mainly\n", false)]
    [InlineData(".", "\ufeffpackage main\r\n", true)]
    [InlineData(".", "// package main\n\npackage lib\n", false)]
    [InlineData(".", "package lib\n\nconst text = `\npackage main\n`\n", false)]
    [InlineData("cmd/go", "package lib\n", true)]
    [InlineData("net/http", Program, false)]
    public void Whether_there_is_a_program_to_link_shows_in_the_package_clause(string package, string content, bool hasProgram)
    {
        using var sources = Module(("a.go", content));

        Assert.Equal(hasProgram, sources.HasProgram(package));
    }

    [Fact]
    public void A_generator_beside_a_library_makes_it_no_program()
    {
        using var sources = Module(("lib.go", "package lib\n"), ("gen.go", "//go:build ignore\n\n" + Program));
        using var platforms = Module(("main_linux.go", Program), ("main_windows.go", Program));

        Assert.False(sources.HasProgram());
        Assert.True(platforms.HasProgram());
    }

    [Fact]
    public void Every_edit_is_another_and_the_original_stays()
    {
        using var sources = Module(("main.go", Program));
        var edit = sources.Edit();

        var contents = Enumerable.Range(0, 4).Select(number => Encoding.UTF8.GetString(edit.Content(number))).ToList();

        Assert.Equal(Program, contents[0]);
        Assert.Equal(4, contents.Distinct().Count());
        Assert.All(contents, content => Assert.StartsWith(Program, content, StringComparison.Ordinal));
        Assert.Equal(Program, File.ReadAllText(sources.At("main.go")));
    }

    [Theory]
    [InlineData("package main\n\nfunc main() {}")]
    [InlineData("package main\n\nfunc main() {}\n// the end")]
    [InlineData("package main\r\n\r\nfunc main() {}\r\n/* the\r\nend */")]
    [InlineData("\ufeffpackage main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(`\n`) }\n\n\n")]
    [InlineData("package main; func main() {}")]
    public void An_edited_file_is_still_Go(string content)
    {
        using var sources = Module(("main.go", content));
        File.WriteAllBytes(sources.At("main.go"), sources.Edit().Content(7));

        var (exitCode, _, error) = SourceFolder.Run("gofmt", $"-e \"{sources.At("main.go")}\"");

        Assert.Equal((0, ""), (exitCode, error));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_fault_of_the_sources()
    {
        using var sources = Module(("main.go", Program));
        var tree = sources.Read();
        File.Delete(sources.At("main.go"));
        var package = Engine.Builds.Sources.PackageFolder.Of(sources.Find(), ".");

        Assert.Equal(FaultKind.SourceUnreadable, SourceFolder.FaultOf(() => Engine.Builds.Sources.SourceEdit.Of(tree, package)));
        Assert.Equal(FaultKind.SourceUnreadable, SourceFolder.FaultOf(() => Engine.Builds.Sources.SourceEdit.HasProgram(tree, package)));
    }
}
