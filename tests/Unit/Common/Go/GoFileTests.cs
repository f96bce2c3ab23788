using System.Linq;
using WinDockerTools.Engine.Common.Go;
using Xunit;

namespace WinDockerTools.Tests.Common.Go;

public sealed class GoFileTests
{
    static readonly GoPlatform Linux = new("linux", "amd64"), Windows = new("windows", "amd64"), NoCgo = Linux with { HasCgo = false };

    [Theory]
    [InlineData("a.go", "", true, true)]
    [InlineData("a_linux.go", "", true, false)]
    [InlineData("a_windows_amd64.go", "", false, true)]
    [InlineData("a_linux_arm64.go", "", false, false)]
    [InlineData("a_arm64.go", "", false, false)]
    [InlineData("linux.go", "", true, true)]
    [InlineData("a_linux_x.go", "", true, true)]
    [InlineData("a.go", "//go:build windows", false, true)]
    [InlineData("a.go", "//go:build !windows && (linux || darwin)", true, false)]
    [InlineData("a.go", "//go:build unix", true, false)]
    [InlineData("a.go", "//go:build ignore", false, false)]
    [InlineData("a.go", "//go:build go1.18 && !race", true, true)]
    [InlineData("a.go", "// +build linux,amd64 darwin", true, false)]
    [InlineData("a.go", "// +build linux\n// +build !amd64", false, false)]
    [InlineData("a.go", "//go:build linux ||", true, true)]
    [InlineData("a.go", "//go:build (((linux", true, false)]
    public void A_build_takes_the_files_that_are_for_its_platform(string name, string constraint, bool onLinux, bool onWindows)
    {
        var file = new GoFile(name, constraint + "\n\npackage main\n");

        Assert.Equal((onLinux, onWindows), (file.IsFor(Linux), file.IsFor(Windows)));
    }

    [Fact]
    public void Cgo_is_a_tag_as_well()
    {
        var file = new GoFile("a.go", "//go:build cgo\n\npackage a\n\n/*\n#include <x.h>\n*/\nimport \"C\"\n");

        Assert.Equal((true, true, false), (file.UsesCgo, file.IsFor(Linux), file.IsFor(NoCgo)));
        Assert.False(new GoFile("a.go", "package a\n\nvar s = \"C\"\n").UsesCgo);
    }

    [Fact]
    public void Imports_come_one_by_one_and_in_lists()
    {
        var file = new GoFile("a.go", "package a\n\nimport \"fmt\"\nimport x `example.com/x`\nimport (\n\t_ \"embed\"\n\t. \"example.com/dot\" // why\n\n\t// none: \"example.com/none\"\n)\n\nvar s = \"example.com/text\"\n");

        Assert.Equal(["fmt", "example.com/x", "embed", "example.com/dot"], file.Imports);
    }

    [Fact]
    public void Embedded_files_come_as_they_are_named() => Assert.Equal(
        ["static/*.css", "public", "a"],
        new GoFile("a.go", "package a\n\n//go:embed static/*.css all:public\n//go:embed \"a\"\r\nvar f embed.FS\n").Embeds.ToArray());

    [Theory]
    [InlineData("main.go", true)]
    [InlineData("main_test.go", false)]
    [InlineData("_a.go", false)]
    [InlineData(".a.go", false)]
    [InlineData("a.txt", false)]
    public void Tests_and_hidden_files_are_no_sources(string name, bool isSource) => Assert.Equal(isSource, GoFile.IsSource(name));
}
