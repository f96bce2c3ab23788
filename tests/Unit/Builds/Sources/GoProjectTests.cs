using System.IO;
using WinDockerTools.Engine.Builds.Sources;
using WinDockerTools.Engine.Common;
using Xunit;

namespace WinDockerTools.Tests.Builds.Sources;

public sealed class GoProjectTests
{
    [Theory]
    [InlineData("module example.com/shop\n\ngo 1.22\n")]
    [InlineData("\r\n  module\texample.com/shop // the shop\r\n\r\ngo 1.22\r\n")]
    [InlineData("module \"example.com/shop\"\ngo 1.22")]
    [InlineData("module `example.com/shop`\ngo 1.22")]
    [InlineData("// module example.com/other\nmodule example.com/shop\n//go 1.99\ngo 1.22 // at least")]
    [InlineData("module (\n\texample.com/shop\n)\ngo 1.22")]
    public void A_module_is_named_by_its_go_mod(string text)
    {
        using var sources = new SourceFolder(("go.mod", text));

        var project = sources.Find();

        Assert.Equal(("example.com/shop", "1.22", false), (project.ModulePath, project.GoDirective, project.IsGopath));
        Assert.Equal((sources.Root, sources.Root, "", "", ""), (project.Folder, project.Root, project.Below, project.ModuleBelow, project.Sources));
    }

    [Fact]
    public void A_folder_inside_belongs_to_the_module_above()
    {
        using var sources = new SourceFolder(("go.mod", "module m"), ("cmd/app/main.go", "package main"));

        var project = sources.Find("cmd/app");

        Assert.Equal((sources.At("cmd/app"), sources.Root, "cmd/app", ""), (project.Folder, project.Root, project.Below, project.ModuleBelow));
        Assert.Null(project.GoDirective);
    }

    [Fact]
    public void A_module_within_a_module_is_its_own()
    {
        using var sources = new SourceFolder(("go.mod", "module m"), ("tools/go.mod", "module m/tools"), ("tools/x/x.go", "package x"));

        Assert.Equal(("m/tools", sources.At("tools")), (sources.Find("tools/x").ModulePath, sources.Find("tools/x").Root));
    }

    [Theory]
    [InlineData("")]
    [InlineData("cmd")]
    public void A_slash_at_the_end_changes_nothing(string below)
    {
        using var sources = new SourceFolder(("go.mod", "module m"), ("cmd/main.go", "package main"));

        var slashed = GoProject.Find(sources.At(below) + Path.DirectorySeparatorChar);

        Assert.Equal(sources.Find(below), slashed);
    }

    [Fact]
    public void A_workspace_is_copied_as_a_whole()
    {
        using var sources = new SourceFolder(("go.work", "go 1.22\nuse (\n\t./api\n\t./app\n)"), ("api/go.mod", "module api"), ("app/go.mod", "module app"));

        var project = sources.Find("app");

        Assert.Equal((sources.Root, "app", "app"), (project.Root, project.Below, project.ModuleBelow));
    }

    [Theory]
    [InlineData("use ../lib")]
    [InlineData("use (\n\t.\n\t../lib // beside it\n)")]
    [InlineData("use .\nreplace example.com/lib => ../lib")]
    public void What_a_workspace_uses_beside_itself_comes_along(string lines)
    {
        using var sources = new SourceFolder(("work/go.work", "go 1.22\n" + lines), ("work/go.mod", "module app"), ("lib/go.mod", "module lib"));

        var project = sources.Find("work");

        Assert.Equal((sources.Root, "work", "work"), (project.Root, project.Below, project.ModuleBelow));
    }

    [Theory]
    [InlineData("replace example.com/x => ../x")]
    [InlineData("replace example.com/x v1.0.0 => \"../x\"")]
    [InlineData("replace (\n\texample.com/y => example.com/z v1.0.0\n\texample.com/x => ../x/\n)")]
    [InlineData("replace example.com/x => ./../x")]
    public void A_replacement_beside_the_module_comes_along(string line)
    {
        using var sources = new SourceFolder(("shop/go.mod", "module m\n" + line), ("x/go.mod", "module x"), ("shop/cmd/main.go", "package main"));

        var project = sources.Find("shop/cmd");

        Assert.Equal((sources.Root, "shop/cmd", "shop"), (project.Root, project.Below, project.ModuleBelow));
    }

    [Theory]
    [InlineData("replace example.com/x => ./x")]
    [InlineData("replace example.com/x => example.com/y v1.2.3")]
    [InlineData("// replace example.com/x => ../x")]
    [InlineData("require example.com/y v1.0.0 // replaced => ../x")]
    public void Other_replacements_do_not_widen_what_is_copied(string line)
    {
        using var sources = new SourceFolder(("shop/go.mod", "module m\n" + line), ("x/go.mod", "module x"));

        Assert.Equal(sources.At("shop"), sources.Find("shop").Root);
    }

    [Fact]
    public void Without_modules_the_folder_above_src_is_the_GOPATH_and_its_sources_are_copied_alone()
    {
        using var sources = new SourceFolder(("home/src/example.com/app/main.go", "package main"), ("home/pkg/mod/large", ""));

        var project = sources.Find("home/src/example.com/app");

        Assert.Equal((sources.At("home"), "src/example.com/app", true, "src"), (project.Root, project.Below, project.IsGopath, project.Sources));
        Assert.Equal("src", sources.Find("home/src").Below);
    }

    [Fact]
    public void A_vendor_folder_is_seen_beside_go_mod()
    {
        using var sources = new SourceFolder(("go.work", "go 1.22"), ("a/go.mod", "module a"), ("a/vendor/modules.txt", ""), ("b/go.mod", "module b"));

        Assert.True(sources.Find("a").IsVendored);
        Assert.False(sources.Find("b").IsVendored);
    }

    [Fact]
    public void What_is_no_project_says_why()
    {
        using var sources = new SourceFolder(("empty/readme.txt", "src"), ("nameless/go.mod", "go 1.22\n"));

        Assert.Equal(FaultKind.GoProjectNotFound, SourceFolder.FaultOf(() => sources.Find("empty")));
        Assert.Equal(FaultKind.GoProjectNotFound, SourceFolder.FaultOf(() => sources.Find("gone")));
        Assert.Equal(FaultKind.GoProjectNotFound, SourceFolder.FaultOf(() => sources.Find("empty/readme.txt")));
        Assert.Contains("names no module", Assert.Throws<FaultException>(() => sources.Find("nameless")).Detail);
    }

    [Fact]
    public void A_go_mod_that_cannot_be_read_is_a_fault_of_the_sources()
    {
        using var sources = new SourceFolder(("go.mod", "module m"));
        using var held = new FileStream(sources.At("go.mod"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Equal(FaultKind.SourceUnreadable, SourceFolder.FaultOf(() => sources.Find()));
    }
}
