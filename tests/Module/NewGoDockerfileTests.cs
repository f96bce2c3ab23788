using System;
using System.Collections;
using System.IO;
using System.Linq;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Module;

public sealed class NewGoDockerfileTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly EngineSession session = new();

    public NewGoDockerfileTests()
    {
        Write("go.mod", "module example.com/shop", "", "go 1.26", "", "require github.com/a/b v1.0.0");
        Write("cmd/api/main.go", "package main", "", "func main() {}");
    }

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    void Write(string name, params string[] lines)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.File(name))!);
        File.WriteAllLines(folder.File(name), lines);
    }

    SessionResult Run(string arguments) => session.Run($"param($folder) $null = $ExecutionContext.SessionState.Path.SetLocation($folder); New-GoDockerfile {arguments}", ("folder", folder.Path));

    [Fact]
    public void The_current_folder_gets_its_files()
    {
        var made = Run("-Port 8080, 53/udp").ThrowIfFailed().Single;

        Assert.Equal("WinDockerTools.GoDockerfile", made.TypeNames[0]);
        Assert.Equal((true, "BuildKit", folder.File("Dockerfile")), (made.Value("IsWritten"), $"{made.Value("RequiresBuilder")}", made.Value("Path")));
        Assert.Equal(made.Value("Text"), File.ReadAllText(folder.File("Dockerfile")));
        Assert.Equal(made.Value("IgnoreText"), File.ReadAllText(folder.File(".dockerignore")));
        Assert.Contains("EXPOSE 8080 53/udp\n", (string)made.Value("Text")!, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_writes_nothing_and_gives_the_same()
    {
        var shown = Run("-WhatIf").ThrowIfFailed().Single;
        Assert.Equal(["cmd", "go.mod"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order());

        var made = Run("").ThrowIfFailed().Single;

        Assert.Equal((false, true), (shown.Value("IsWritten"), made.Value("IsWritten")));
        Assert.All(["Path", "Text", "IgnorePath", "IgnoreText", "BuildCommand"], property => Assert.Equal(made.Value(property), shown.Value(property)));
    }

    [Fact]
    public void A_file_that_is_there_stays_until_it_is_forced_and_then_is_kept()
    {
        Write("Dockerfile", "FROM own");

        Assert.Equal(["DockerfileExists"], Run("").ErrorIds);
        Assert.Equal("FROM own", File.ReadAllText(folder.File("Dockerfile")).Trim());
        Assert.False(File.Exists(folder.File(".dockerignore")));
        Assert.Equal(folder.File("Dockerfile.bak"), Run("-Force").ThrowIfFailed().Single.Value("BackupPath"));
        Assert.Equal("FROM own", File.ReadAllText(folder.File("Dockerfile.bak")).Trim());
    }

    [Fact]
    public void Another_file_is_for_one_module()
    {
        Write("other/go.mod", "module m");
        Write("other/main.go", "package main", "func main() {}");

        var result = Run(". -OutputPath api.Dockerfile -Force; New-GoDockerfile ., other -OutputPath api.Dockerfile -Force");

        Assert.Equal(["DockerfileExists"], result.ErrorIds);
        Assert.Contains("example.com/shop", string.Join(" ", result.Output.Select(item => item.Value("ModulePath"))), StringComparison.Ordinal);
        Assert.Contains(" -f ", (string)result.Output[0].Value("BuildCommand")!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "GoProjectNotFound")]
    [InlineData("nodrive:/x", "GoProjectNotFound")]
    [InlineData("empty", "GoMainNotFound")]
    [InlineData("-Package ./nothing", "GoMainNotFound")]
    [InlineData("-Private x -Builder Classic", "GoDockerfileNotPossible")]
    [InlineData("-OutputPath cmd", "DockerfileNotWritable")]
    [InlineData("-OutputPath nowhere/Dockerfile", "DockerfileNotWritable")]
    [InlineData("-Port '80 90'", "GoDockerfileNotPossible")]
    [InlineData("-Port 8080, 65536", "GoDockerfileNotPossible")]
    [InlineData("-WindowsVersion nonsense", "WindowsVersionInvalid")]
    [InlineData("-WindowsVersion 22631", "WindowsVersionInvalid")]
    public void What_cannot_be_done_is_an_error_with_a_name(string arguments, string id)
    {
        Directory.CreateDirectory(folder.File("empty"));

        Assert.Equal([id], Run(arguments).ErrorIds);
        Assert.False(File.Exists(folder.File("Dockerfile")));
    }

    [Theory]
    [InlineData("-User \"a`nRUN x\"")]
    [InlineData("-BaseImage 'a b'")]
    [InlineData("-Private \"a`nRUN x\"")]
    [InlineData("-GoVersion latest")]
    public void What_would_be_another_instruction_is_refused(string arguments) => Assert.Equal(["ParameterArgumentValidationError"], Run(arguments).ErrorIds);

    [Fact]
    public void Programs_complete_with_those_of_the_module() =>
        Assert.Equal(["./cmd/api"], session.Run("param($folder) $line = \"New-GoDockerfile '$folder' -Package cmd\"; (TabExpansion2 $line -cursorColumn $line.Length).CompletionMatches.CompletionText", ("folder", folder.Path)).ThrowIfFailed().Output.Select(item => item.ToString()));

    [Fact]
    public void The_images_and_the_user_are_taken_as_given()
    {
        var made = Run("-BaseImage tools:3 -RuntimeImage alpine:3.22 -User 1000:1000 -WhatIf").ThrowIfFailed().Single;

        Assert.Null(made.Value("GoVersion"));
        Assert.Contains("FROM alpine:3.22\n", (string)made.Value("Text")!, StringComparison.Ordinal);
        Assert.Contains("USER 1000:1000\n", (string)made.Value("Text")!, StringComparison.Ordinal);
        Assert.Equal(["./cmd/api"], ((IEnumerable)made.Value("Packages")!).Cast<string>());
    }
}
