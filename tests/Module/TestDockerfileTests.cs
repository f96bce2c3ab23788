using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Module;

public sealed class TestDockerfileTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly EngineSession session = new();

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    string Write(string name, params string[] lines)
    {
        var path = folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, lines);
        return path;
    }

    SessionResult Run(string arguments) => session.Run($"param($folder) $null = $ExecutionContext.SessionState.Path.SetLocation($folder); Test-Dockerfile {arguments}", ("folder", folder.Path));

    static string Place(PSObject finding) => $"{Path.GetFileName((string)finding.Value("Path")!)}:{finding.Value("Line")} {finding.Value("RuleId")}";

    [Fact]
    public void The_current_folder_is_searched_and_others_folders_in_it_are_not()
    {
        Write("Dockerfile", "FROM alpine");
        Write("node_modules/x/Dockerfile", "FROM alpine");
        Write("deep/er/api.Dockerfile", "FROM busybox");
        Write("deep/Dockerfile.dockerignore", "x");

        Assert.Equal(["Dockerfile:1 BaseNotPinned", "api.Dockerfile:1 BaseNotPinned"], Run("-Rule BaseNotPinned").ThrowIfFailed().Output.Select(Place));
    }

    [Fact]
    public void A_finding_tells_its_place_cost_and_page()
    {
        Write("Dockerfile", "FROM golang:1.24", "COPY . .", "RUN go mod download");

        var finding = Run("-Rule SourcesBeforeDependencies").ThrowIfFailed().Single;

        Assert.Equal("WinDockerTools.DockerfileFinding", finding.TypeNames[0]);
        Assert.Equal(("2", "1", "2", "COPY", "Warning", "EveryEdit", true),
            ($"{finding.Value("Line")}", $"{finding.Value("Column")}", $"{finding.Value("EndLine")}", finding.Value("Instruction"), $"{finding.Value("Severity")}", $"{finding.Value("Cost")}", finding.Value("CanOptimize")));
        Assert.StartsWith("# SourcesBeforeDependencies\n", File.ReadAllText(((Uri)finding.Value("HelpUri")!).LocalPath), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_are_given_by_pattern_literally_and_by_Get_Item()
    {
        Write("a.txt", "FROM alpine");
        Write("b [1].txt", "FROM busybox");

        Assert.Equal(["a.txt:1 BaseNotPinned", "b [1].txt:1 BaseNotPinned"], Run("*.txt -Rule BaseNotPinned").ThrowIfFailed().Output.Select(Place));
        Assert.Equal(["b [1].txt:1 BaseNotPinned"], Run("-LiteralPath 'b [1].txt' -Rule BaseNotPinned").ThrowIfFailed().Output.Select(Place));
        Assert.Equal(2, session.Run("param($folder) [IO.DirectoryInfo]::new($folder).GetFiles() | Test-Dockerfile -Rule BaseNotPinned", ("folder", folder.Path)).ThrowIfFailed().Output.Count);
    }

    [Theory]
    [InlineData("nowhere", "DockerfileNotFound")]
    [InlineData("empty", "DockerfileNotFound")]
    [InlineData("nodrive:/x", "DockerfileNotFound")]
    public void What_is_not_there_is_an_error_and_the_rest_goes_on(string path, string id)
    {
        Write("Dockerfile", "FROM alpine");
        Directory.CreateDirectory(folder.File("empty"));

        var result = Run($"{path}, Dockerfile -Rule BaseNotPinned");

        Assert.Equal([id], result.ErrorIds);
        Assert.Equal(["Dockerfile:1 BaseNotPinned"], result.Output.Select(Place));
    }

    [Fact]
    public void A_rule_that_does_not_exist_is_told_with_those_that_do()
    {
        Write("Dockerfile", "FROM alpine");

        var result = Run("-Rule Bse*, NoSuch");

        Assert.Equal(["DockerfileRuleNotFound"], result.ErrorIds);
        Assert.Contains("BaseNotPinned", result.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("nodrive:/x")]
    public void A_context_that_is_not_there_is_an_error_and_not_an_empty_one(string path)
    {
        Write("Dockerfile", "FROM alpine");

        Assert.Equal(["DockerfileContextNotFound"], Run($"-ContextPath {path}").ErrorIds);
    }

    [Fact]
    public void What_is_no_Dockerfile_is_a_finding_and_no_error()
    {
        Write("Dockerfile", "\0\0\0");

        Assert.Contains("Dockerfile:1 InvalidSyntax", Run("").ThrowIfFailed().Output.Select(Place));
    }

    [Fact]
    public void Build_arguments_and_a_target_are_taken_as_docker_build_takes_them()
    {
        Write("Dockerfile", "ARG VERSION=latest", "FROM alpine:$VERSION AS first", "FROM scratch");

        Assert.Empty(Run("-BuildArgument @{ VERSION = '3.20' } -Rule BaseNotPinned").ThrowIfFailed().Output);
        Assert.Single(Run("-Target first -Rule BaseNotPinned").ThrowIfFailed().Output);
    }

    [Fact]
    public void Names_of_rules_complete() =>
        Assert.Contains("BaseNotPinned", session.Run("(TabExpansion2 'Test-Dockerfile -ExcludeRule Base' -cursorColumn 33).CompletionMatches.CompletionText").ThrowIfFailed().Output.Select(item => item.ToString()));
}
