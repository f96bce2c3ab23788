using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using WinDockerTools.Commands.Builds;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Gathering;
using WinDockerTools.Engine.Builds.Sources;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Engine.Platform.Linux;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Builds.Findings.Gathering;

public sealed class ProjectReaderTests
{
    static readonly Dictionary<string, string> Go = new() { ["GOPATH"] = "/go", ["GOFLAGS"] = "-race" };

    static ProjectFacts Read(TemporaryFolder folder, string below = "")
    {
        var project = GoProject.Find(folder.File(below));
        return ProjectReader.Read(project, SourceTree.Read(project.Root, project.Sources, CancellationToken.None), new MountEntry("/", "nfs4", "", ""), Go, DockerfileGoLines.Of);
    }

    [Fact]
    public void A_module_tells_its_version_size_place_and_Dockerfile()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("go.mod"), "module example.com/app\n\ngo 1.22.3\n\nrequire github.com/x/y v1.0.0\n");
        File.WriteAllText(folder.File("Dockerfile"), "FROM golang\nRUN --mount=type=cache,target=$GOPATH/pkg go build $GOFLAGS\n");
        Directory.CreateDirectory(folder.File("cmd"));
        File.WriteAllText(folder.File("cmd/main.go"), "package main");

        var facts = Read(folder, "cmd");

        Assert.Equal((folder.Path, "1.22.3", "nfs4"), (facts.Path, facts.GoDirective, facts.FileSystem));
        Assert.Equal((false, true), (facts.IsVendored, facts.HasDependencies));
        Assert.Equal((3, new DirectoryInfo(folder.Path).GetFiles("*", SearchOption.AllDirectories).Sum(file => file.Length)), (facts.SourceFiles, facts.SourceBytes));
        var line = Assert.Single(facts.Dockerfile);
        Assert.Equal(("line 2: go build $GOFLAGS", "/go/pkg"), (line.ToString(), Assert.Single(line.CacheTargets)));
    }

    [Fact]
    public void A_Dockerfile_beside_the_program_goes_before_that_of_the_module()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("go.mod"), "module example.com/app\n");
        Directory.CreateDirectory(folder.File("vendor"));
        Directory.CreateDirectory(folder.File("cmd"));
        File.WriteAllText(folder.File("Dockerfile"), "FROM golang\nRUN go vet");
        File.WriteAllText(folder.File("cmd/Dockerfile"), "FROM golang\nRUN go test");

        Assert.Equal("test", Assert.Single(Read(folder, "cmd").Dockerfile).Arguments[1]);
        Assert.Equal("vet", Assert.Single(Read(folder).Dockerfile).Arguments[1]);
        Assert.Equal((true, false), (Read(folder).IsVendored, Read(folder).HasDependencies));
    }

    [Theory]
    [InlineData("module a\nrequire b v1\n", true)]
    [InlineData("module a\nrequire (\n\t// why\n\n\tb v1 // indirect\n)\n", true)]
    [InlineData("module a\nrequire(\nb v1\n)\n", true)]
    [InlineData("module a\n\nrequire (\n\t// none left\n)\n", false)]
    [InlineData("module a\nrequire ()\n", false)]
    [InlineData("module a\n// require b v1\nreplace b => ../b\n", false)]
    [InlineData("module example.com/require b\n", false)]
    [InlineData("", false)]
    public void A_module_needs_others_when_it_requires_one(string module, bool requires) => Assert.Equal(requires, ProjectReader.Requires(module));
}
