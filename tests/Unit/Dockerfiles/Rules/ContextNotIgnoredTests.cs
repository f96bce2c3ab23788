using System.Collections.Generic;
using WinDockerTools.Engine.Dockerfiles.Rules.Caching;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class ContextNotIgnoredTests
{
    const string Copies = "FROM node:22\nCOPY . .\nRUN npm ci\n";

    static string Lines(string text, params string[] files)
    {
        var all = new Dictionary<string, string> { ["main.js"] = "1" };
        foreach (var file in files)
            all[file] = file.EndsWith("dockerignore", System.StringComparison.Ordinal) ? ".git\n.env\nnode_modules\n*.key" : "text";
        return RuleHits.Lines(ContextNotIgnored.Id, text, all);
    }

    [Theory]
    [InlineData(".git/HEAD")]
    [InlineData("node_modules/a/index.js")]
    [InlineData(".env")]
    [InlineData(".env.production")]
    [InlineData("tls.key")]
    [InlineData("id_rsa")]
    [InlineData(".vscode/settings.json")]
    public void What_no_build_needs_is_found_and_with_an_ignore_file_only_what_it_lets_through(string file)
    {
        Assert.Equal("2", Lines(Copies, file));
        Assert.Equal(file is ".git/HEAD" or "node_modules/a/index.js" or ".env" or "tls.key" ? "" : "2", Lines(Copies, file, ".dockerignore"));
    }

    [Theory]
    [InlineData("FROM node:22\nCOPY . .\n", "node_modules/a/index.js")] // it comes from here
    [InlineData("FROM node:22\nCOPY . .\nRUN git describe\n", ".git/HEAD")]
    [InlineData("FROM node:22\nCOPY src .\n", ".git/HEAD")]
    [InlineData("FROM node:22\nCOPY --from=alpine:3.20 . .\n", ".git/HEAD")]
    [InlineData("FROM node:22\nCOPY --exclude=.git . .\n", ".git/HEAD")]
    [InlineData(Copies, ".env.example")]
    [InlineData(Copies, "Dockerfile.dev")]
    [InlineData(Copies, "bin/tool.js")]
    [InlineData("FROM alpine:3.20\nCOPY . .\n", "target/app.jar")]
    public void Others_are_not(string text, string file) => Assert.Equal("", Lines(text, file));

    [Fact]
    public void The_size_is_told_and_large_entries_are_found()
    {
        var found = RuleHits.One(ContextNotIgnored.Id, Copies, new Dictionary<string, string> { ["dump.bin"] = "#120", ["vendor/lib.bin"] = "#130" });

        Assert.Contains("2 files and 250 MiB", found.Message);
        Assert.Contains("dump.bin (large, 120 MiB)", found.Message);
        Assert.DoesNotContain("vendor", found.Message);
        Assert.Equal("# .dockerignore\ndump.bin\nDockerfile", found.Fix);
    }

    [Fact]
    public void Without_a_context_nothing_is_said() =>
        Assert.Empty(ContextNotIgnored.In(new(null, WinDockerTools.Engine.Dockerfiles.Parsing.DockerfileParser.Parse(Copies), new())));
}
