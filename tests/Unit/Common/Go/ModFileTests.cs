using System.Linq;
using WinDockerTools.Engine.Common.Go;
using Xunit;

namespace WinDockerTools.Tests.Common.Go;

public sealed class ModFileTests
{
    public const string Full = """
        // a module
        module "example.com/shop" // its path

        go 1.24.0
        toolchain go1.25.1-custom

        require (
        	github.com/a/b v1.0.0
        	github.com/c/d v1.2.3 // indirect
        )
        require example.com/lib v0.0.0
        exclude github.com/x/y v1.0.0

        replace (
        	example.com/lib => ../lib
        	github.com/c/d v1.2.3 => github.com/fork/d v1.2.4
        )
        replace example.com/win => ..\win
        tool github.com/a/b/cmd/x

        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_builds_depend_on_is_read(bool hasCarriageReturns)
    {
        var file = ModFile.Parse(hasCarriageReturns ? Full.Replace("\n", "\r\n") : Full);

        Assert.Equal(("example.com/shop", "1.24.0", "1.25.1"), (file.Module, file.Go, file.Toolchain));
        Assert.Equal(["github.com/a/b", "github.com/c/d", "example.com/lib"], file.Required);
        Assert.Equal([("example.com/lib", "../lib"), ("example.com/win", "..\\win")], file.Local);
    }

    [Fact]
    public void A_workspace_names_its_folders()
    {
        var file = ModFile.Parse("go 1.25\n\nuse ./one\nuse (\n\t../two // near\n\t.\n)\nreplace x => ./three\n");

        Assert.Equal(["./one", "../two", "."], file.Used);
        Assert.Equal(["./three"], file.Local.Select(local => local.Folder));
        Assert.Null(file.Module);
    }

    [Theory]
    [InlineData("")]
    [InlineData("toolchain default\nreplace\nuse\nrequire\nmodule\ngo\n)\n(\n=> =>\n")]
    public void What_is_missing_is_nothing(string text)
    {
        var file = ModFile.Parse(text);

        Assert.Equal((null, null, null, 0), (file.Module, file.Go, file.Toolchain, file.Required.Count + file.Used.Count + file.Local.Count));
    }
}
