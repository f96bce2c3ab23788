using WinDockerTools.Engine.Builds.Sources;
using Xunit;

namespace WinDockerTools.Tests.Builds.Sources;

public sealed class PackageFolderTests
{
    static readonly GoProject Module = new() { Root = "/w", Folder = "/w/shop/cmd", Below = "shop/cmd", ModulePath = "example.com/shop", ModuleBelow = "shop" };
    static readonly GoProject Gopath = new() { Root = "/g", Folder = "/g/src/app", Below = "src/app" };

    [Theory]
    [InlineData(".", "shop/cmd/main.go")]
    [InlineData("./app", "shop/cmd/app/main.go")]
    [InlineData(".\\app", "shop/cmd/app/main.go")]
    [InlineData("./app/", "shop/cmd/app/main.go")]
    [InlineData("../lib", "shop/lib/lib.go")]
    [InlineData("./...", "shop/cmd/main.go")]
    [InlineData("./...", "shop/cmd/a/b/main.go")]
    [InlineData("...", "shop/cmd/a/b/main.go")]
    [InlineData("../...", "shop/main.go")]
    [InlineData("example.com/shop", "shop/main.go")]
    [InlineData("example.com/shop/lib", "shop/lib/lib.go")]
    [InlineData("example.com/shop/...", "shop/a/b/c.go")]
    [InlineData("./_tools", "shop/cmd/_tools/x.go")]
    [InlineData("./testdata/x", "shop/cmd/testdata/x/x.go")]
    public void A_pattern_names_folders_of_the_project(string pattern, string path) => Assert.True(PackageFolder.Of(Module, pattern).Holds(path));

    [Theory]
    [InlineData(".", "shop/cmd/app/main.go")]
    [InlineData(".", "shop/main.go")]
    [InlineData("./app", "shop/cmd/app2/main.go")]
    [InlineData("./app/...", "shop/cmd/app2/main.go")]
    [InlineData("../../../..", "shop/main.go")]
    [InlineData("example.com/shopping", "shop/main.go")]
    [InlineData("example.com/other/shop", "shop/main.go")]
    [InlineData("fmt", "shop/fmt/x.go")]
    [InlineData("./...", "shop/cmd/vendor/x/x.go")]
    [InlineData("./...", "shop/cmd/testdata/x.go")]
    [InlineData("./...", "shop/cmd/_examples/x.go")]
    [InlineData("./...", "shop/cmd/.hidden/x.go")]
    public void And_no_others(string pattern, string path) => Assert.False(PackageFolder.Of(Module, pattern).Holds(path));

    [Theory]
    [InlineData(".", "src/app/main.go", true)]
    [InlineData("app/cmd", "src/app/cmd/main.go", true)]
    [InlineData("app/...", "src/app/cmd/main.go", true)]
    [InlineData("app", "app/main.go", false)]
    public void In_a_GOPATH_import_paths_are_folders_of_src(string pattern, string path, bool isHeld) => Assert.Equal(isHeld, PackageFolder.Of(Gopath, pattern).Holds(path));

    [Fact]
    public void A_pattern_keeps_the_name_that_the_user_gave_it() => Assert.Equal(".\\app", PackageFolder.Of(Module, ".\\app").Name);
}
