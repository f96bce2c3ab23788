using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Module;

public sealed class OptimizeDockerfileTests : IDisposable
{
    const string Text = "FROM golang:1.24\r\nWORKDIR /src\r\nCOPY . .\r\nRUN go build -o /app .\r\nCMD [\"/app\"]\r\n";

    readonly TemporaryFolder folder = new();
    readonly EngineSession session = new();

    public OptimizeDockerfileTests()
    {
        File.WriteAllText(folder.File("go.mod"), "module example.org/app\n");
        File.WriteAllText(folder.File("main.go"), "package main\n\nfunc main() {}\n");
        File.WriteAllText(folder.File("Dockerfile"), Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
    }

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    SessionResult Run(string arguments) => session.Run($"param($folder) $null = $ExecutionContext.SessionState.Path.SetLocation($folder); Optimize-Dockerfile {arguments}", ("folder", folder.Path));

    static IEnumerable<string> Rules(PSObject result, string property) => ((IEnumerable<object>)result.Value(property)!).Select(item => new PSObject(item is PSObject wrapped ? wrapped.BaseObject : item).Value("RuleId")!.ToString()!);

    IEnumerable<string> Names => Directory.GetFiles(folder.Path).Select(Path.GetFileName).OfType<string>().Where(name => name.Contains("ocker", StringComparison.Ordinal)).Order();

    [Fact]
    public void Nothing_is_written_unless_it_is_asked_for()
    {
        var result = Run("").ThrowIfFailed().Single;

        Assert.Equal("WinDockerTools.OptimizedDockerfile", result.TypeNames[0]);
        Assert.True((bool)result.Value("IsChanged")!);
        Assert.Equal(Text, result.Value("Before"));
        Assert.Contains("+FROM golang:1.24 AS build\r\n", result.Value("Diff")!.ToString(), StringComparison.Ordinal);
        Assert.Contains("SingleStage", Rules(result, "Fixed"));
        Assert.Contains("RunsAsRoot", Rules(result, "Left"));
        Assert.Equal("BuildKit", $"{result.Value("RequiresBuilder")}");
        Assert.Equal(["Dockerfile"], Names);
        Assert.Equal(Text, File.ReadAllText(folder.File("Dockerfile")));
    }

    [Fact]
    public void Force_writes_in_place_and_keeps_what_was_there_and_every_older_backup()
    {
        File.WriteAllText(folder.File("Dockerfile.bak"), "old");
        var before = File.ReadAllBytes(folder.File("Dockerfile"));

        var result = Run("-Force -LiteralPath Dockerfile").ThrowIfFailed().Single;

        Assert.Equal((folder.File("Dockerfile"), folder.File("Dockerfile.bak1")), (result.Value("OutputPath"), result.Value("BackupPath")));
        Assert.Equal(before, File.ReadAllBytes(folder.File("Dockerfile.bak1")));
        Assert.Equal("old", File.ReadAllText(folder.File("Dockerfile.bak")));
        Assert.Equal([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(result.Value("After")!.ToString()!)], File.ReadAllBytes(folder.File("Dockerfile")));
        Assert.DoesNotContain("\n", result.Value("After")!.ToString()!.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);

        var again = Run("-Force -LiteralPath Dockerfile").ThrowIfFailed().Single;

        Assert.False((bool)again.Value("IsChanged")!);
        Assert.Null(again.Value("OutputPath"));
        Assert.Equal(["Dockerfile", "Dockerfile.bak", "Dockerfile.bak1"], Names);
    }

    [Fact]
    public void WhatIf_gives_the_same_and_writes_nothing()
    {
        var result = Run("-Force -WhatIf").ThrowIfFailed().Single;

        Assert.True((bool)result.Value("IsChanged")!);
        Assert.Null(result.Value("OutputPath"));
        Assert.Equal(["Dockerfile"], Names);
    }

    [Fact]
    public void An_output_file_that_is_there_is_only_overwritten_with_Force()
    {
        Assert.Null(Run("-OutputPath new.Dockerfile -LiteralPath Dockerfile").ThrowIfFailed().Single.Value("BackupPath"));
        Assert.Equal(["DockerfileExists"], Run("-OutputPath new.Dockerfile -LiteralPath Dockerfile").ErrorIds);
        Assert.Equal(folder.File("new.Dockerfile.bak"), Run("-OutputPath new.Dockerfile -LiteralPath Dockerfile -Force").ThrowIfFailed().Single.Value("BackupPath"));
        Assert.Equal(Text, File.ReadAllText(folder.File("Dockerfile")));
    }

    [Fact]
    public void An_output_file_takes_one_input()
    {
        File.WriteAllText(folder.File("b.Dockerfile"), Text);

        var result = Run("-OutputPath out.txt");

        Assert.Equal(["DockerfileExists"], result.ErrorIds);
        Assert.Single(result.Output);
    }

    [Theory]
    [InlineData("-OutputPath no/such/folder/x", "DockerfileNotWritable", "there is no folder")]
    [InlineData("-OutputPath .", "DockerfileNotWritable", "it is a folder")]
    [InlineData("-OutputPath nodrive:/x", "DockerfileNotWritable", "there is no such drive")]
    [InlineData("-LiteralPath nowhere", "DockerfileNotFound", "there is no such file or folder")]
    [InlineData("-Rule NoSuch", "DockerfileRuleNotFound", "it is none of")]
    [InlineData("-ContextPath nowhere", "DockerfileContextNotFound", "there is no such folder")]
    public void What_cannot_be_done_is_told(string arguments, string id, string why)
    {
        var result = Run(arguments);

        Assert.Equal([id], result.ErrorIds);
        Assert.Contains(why, result.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_not_lost()
    {
        File.WriteAllBytes(folder.File("Dockerfile"), [.. Encoding.ASCII.GetBytes(Text), (byte)'#', 0xE9]);
        var before = File.ReadAllBytes(folder.File("Dockerfile"));

        Assert.Equal(["DockerfileNotWritable"], Run("-Force").ErrorIds);
        Assert.Equal(before, File.ReadAllBytes(folder.File("Dockerfile")));
    }

    [Fact]
    public void A_target_and_a_builder_decide_what_is_written()
    {
        Assert.Equal("Classic", $"{Run("-Builder Classic").ThrowIfFailed().Single.Value("RequiresBuilder")}");
        Assert.DoesNotContain("--mount", Run("-Target Windows").ThrowIfFailed().Single.Value("After")!.ToString(), StringComparison.Ordinal);
        Assert.Contains("FROM scratch", Run("-RuntimeImage scratch").ThrowIfFailed().Single.Value("After")!.ToString(), StringComparison.Ordinal);
    }
}
