using System;
using System.Linq;
using System.Text;
using WinDockerTools.Engine.Dockerfiles.Measuring.Context;
using WinDockerTools.Tests.Builds.Sources;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Measuring;

public sealed class SentContextTests : IDisposable
{
    readonly SourceFolder folder = new(("main.go", "x"), ("secret.txt", "x"), ("docs/a.md", "x"), (".git/HEAD", "x"), ("build/Dockerfile", "FROM scratch"));

    public void Dispose() => folder.Dispose();

    SentContext Read(DockerfileBuilder builder) => SentContext.Read(folder.At("build/Dockerfile"), folder.Root, builder, SourceFolder.Stop);

    string[] Files(DockerfileBuilder builder) => [.. Read(builder).Tree.Items.Where(item => !item.IsFolder).Select(item => item.Path)];

    [Fact]
    public void All_is_sent_but_for_what_the_ignore_file_names()
    {
        folder.Write(".dockerignore", "docs\n.git");

        Assert.Equal([".dockerignore", "build/Dockerfile", "main.go", "secret.txt"], Files(DockerfileBuilder.Classic));
    }

    [Fact]
    public void The_history_is_sent_where_nothing_leaves_it_out() => Assert.Contains(".git/HEAD", Files(DockerfileBuilder.Classic));

    [Fact]
    public void BuildKit_alone_reads_the_ignore_file_beside_the_Dockerfile()
    {
        folder.Write(".dockerignore", "docs");
        folder.Write("build/Dockerfile.dockerignore", "secret.txt");

        Assert.DoesNotContain("secret.txt", Files(DockerfileBuilder.BuildKit));
        Assert.Contains("docs/a.md", Files(DockerfileBuilder.BuildKit));
        Assert.Contains("secret.txt", Files(DockerfileBuilder.Classic));
        Assert.DoesNotContain("docs/a.md", Files(DockerfileBuilder.Classic));
    }

    [Fact]
    public void A_Dockerfile_in_the_context_is_built_from_there()
    {
        Assert.Equal("build/Dockerfile", Read(DockerfileBuilder.Classic).Inside);
        Assert.Empty(Read(DockerfileBuilder.Classic).Additions("x"));
    }

    [Fact]
    public void A_Dockerfile_that_is_not_sent_is_added_and_hidden_from_the_build()
    {
        folder.Write(".dockerignore", "build");

        var added = Read(DockerfileBuilder.Classic).Additions(".own");

        Assert.Null(Read(DockerfileBuilder.Classic).Inside);
        Assert.Equal([(".own", "FROM scratch"), (".dockerignore", "build\n.dockerignore\n.own\n")], added.Select(file => (file.File.Path, Encoding.UTF8.GetString(file.Content))));
    }
}
