using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Measuring.Edits;
using WinDockerTools.Engine.Dockerfiles.Parsing;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Tests.Builds.Sources;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Measuring;

public sealed class EditChoiceTests : IDisposable
{
    const string Main = "package main\n\nfunc main() {}\n";

    readonly SourceFolder folder = new();

    public void Dispose() => folder.Dispose();

    SourceTree Tree(params (string Path, string Content)[] files)
    {
        foreach (var (path, content) in files)
            folder.Write(path, content);
        return SourceTree.Read(folder.Root, new SourceSelection(IgnoreRules.Parse("ignored")), SourceFolder.Stop);
    }

    static FileEdit Source(SourceTree tree, string dockerfile = "FROM golang\nRUN go build -o /app .", string? named = null) =>
        EditChoice.Source(new DockerfileFacts(null, DockerfileParser.Parse(dockerfile), new CheckSettings()), tree, named);

    static string Text(ChangedFile file) => Encoding.UTF8.GetString(file.Content);

    [Theory]
    [InlineData(".", "main.go")]
    [InlineData("./cmd/server", "cmd/server/app.go")]
    [InlineData("./cmd/tool", "cmd/tool/main.go")]
    [InlineData("example.com/shop/cmd/tool", "main.go")]
    [InlineData("./cmd/...", "main.go")]
    public void Of_a_Go_project_it_is_the_program_that_is_built(string package, string expected)
    {
        var tree = Tree(("main.go", Main), ("cmd/server/app.go", Main), ("cmd/server/aaa.go", "package main\n"), ("cmd/tool/main.go", Main), ("cmd/tool/main_test.go", Main), ("vendor/x/main.go", Main));

        Assert.Equal(expected, Source(tree, $"FROM golang\nRUN go build -o /app {package}").File.Path);
    }

    [Fact]
    public void A_file_of_some_builds_only_is_the_last_choice() =>
        Assert.Equal("deep/main.go", Source(Tree(("gen.go", "//go:build ignore\n\n" + Main), ("deep/main.go", Main))).File.Path);

    [Theory]
    [InlineData("web/b.py,a.py,z/a.js", "z/a.js")]
    [InlineData("web/b.py,a.py", "a.py")]
    [InlineData("src/lib.rs,index.html", "src/lib.rs")]
    [InlineData("node_modules/x.js,app/index.html", "app/index.html")]
    [InlineData("ignored/x.js,app/index.html", "app/index.html")]
    public void Of_others_it_is_the_first_by_language_and_depth(string files, string expected) =>
        Assert.Equal(expected, Source(Tree([.. files.Split(',').Select(path => (path, "x"))])).File.Path);

    [Theory]
    [InlineData("cmd/go.mod,web/package.json,go.mod", "go.mod")]
    [InlineData("web/package.json,requirements.txt", "web/package.json")]
    [InlineData("src/Shop.csproj,pom.xml", "src/Shop.csproj")]
    [InlineData("Cargo.toml", "Cargo.toml")]
    public void What_names_dependencies_is_found(string files, string expected) =>
        Assert.Equal(expected, EditChoice.Dependency(Tree([.. files.Split(',').Select(path => (path, "x"))]), null).File.Path);

    [Fact]
    public void A_file_can_be_named_below_the_context_and_in_full()
    {
        var tree = Tree(("a.py", "x"), ("b/c.py", "x"));

        Assert.Equal("b/c.py", Source(tree, named: "b/c.py").File.Path);
        Assert.Equal("b/c.py", Source(tree, named: folder.At("b/c.py")).File.Path);
    }

    [Theory]
    [InlineData("gone.py")]
    [InlineData("ignored/x.py")]
    [InlineData("../x.py")]
    [InlineData("photo.png")]
    public void What_is_not_sent_or_of_no_known_language_cannot_be_edited(string named)
    {
        var tree = Tree(("a.py", "x"), ("ignored/x.py", "x"), ("photo.png", "x"));

        Assert.Equal(FaultKind.EditFileNotFound, SourceFolder.FaultOf(() => Source(tree, named: named)));
        Assert.Equal(FaultKind.EditFileNotFound, SourceFolder.FaultOf(() => EditChoice.Dependency(tree, null)));
    }

    [Fact]
    public void Each_edit_is_a_new_one_and_the_original_stays()
    {
        var edit = Source(Tree(("main.go", Main)));

        Assert.Equal(Main + "\nvar windockertoolsEdit = \"run-1\"\n", Text(edit.Changed("run-1")));
        Assert.NotEqual(Text(edit.Changed("run-1")), Text(edit.Changed("run-2")));
        Assert.Equal(Main, Text(edit.Original));
    }

    [Fact]
    public void Files_that_name_dependencies_stay_valid_and_mean_the_same()
    {
        const string Json = "{ \"name\": \"x\" }", Xml = "<Project Sdk=\"x\"><A/></Project>";
        var json = Text(EditChoice.Dependency(Tree(("package.json", Json)), null).Changed("run-7"));
        var xml = Text(EditChoice.Dependency(Tree(("App.csproj", Xml)), "App.csproj").Changed("run-7"));
        var module = Text(EditChoice.Dependency(Tree(("go.mod", "module x")), null).Changed("run-7"));

        Assert.Equal(Json, JsonDocument.Parse(json).RootElement.GetRawText());
        Assert.NotEqual(json, Text(EditChoice.Dependency(Tree(), "package.json").Changed("run-8")));
        Assert.Equal("Project", XDocument.Parse(xml).Root!.Name.LocalName);
        Assert.Equal("module x\n// run-7\n", module);
    }
}
