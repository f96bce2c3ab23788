using System.IO;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Module;

/// <summary>A host that returned 0 for a failure would make every later success a lie.</summary>
[Trait("Needs", "dotnet")]
public sealed class ShellExitCodeTests
{
    [Theory]
    [InlineData("exit 7", 7)]
    [InlineData("'fine'", 0)]
    [InlineData("throw 'x'", 1)]
    [InlineData("Get-NoSuchCommand", 1)]
    [InlineData("/bin/false", 1)]
    [InlineData("/bin/false; 'fine'", 0)]
    [InlineData("if (", 1)]
    [InlineData("/bin/sh -c 'exit 3'; exit $LASTEXITCODE", 3)]
    public void A_command_returns_what_pwsh_would(string command, int expected) =>
        Assert.Equal(expected, Run("-Command", command));

    [Theory]
    [InlineData("exit 9", 9)]
    [InlineData("exit", 0)]
    [InlineData("& { exit 5 }", 5)]
    [InlineData("/bin/false", 0)]
    [InlineData("/bin/sh -c 'exit 3'; exit $LASTEXITCODE", 3)]
    [InlineData("throw 'x'", 1)]
    [InlineData("if (", 1)]
    [InlineData("$ErrorActionPreference = 'Stop'; $PSNativeCommandUseErrorActionPreference = $true; /bin/false; exit 0", 1)]
    [InlineData("param($A, [switch] $B) if ($A -eq 'two words' -and $B) { exit 21 }", 21)]
    public void A_file_returns_what_pwsh_would(string script, int expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("script.ps1"), script);

        Assert.Equal(expected, Run("-File", folder.File("script.ps1"), "-A", "two words", "-B"));
    }

    [Fact]
    public void A_missing_script_is_an_error() => Assert.Equal(64, Run("-File", "/no/such/script.ps1"));

    static int Run(params string[] arguments) => ShellProcess.Start(arguments).ExitCode;
}
