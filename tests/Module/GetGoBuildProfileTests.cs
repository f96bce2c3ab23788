using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Module;

/// <summary>What needs no Go: files, measurements and faults. Builds are in the lab.</summary>
public sealed class GetGoBuildProfileTests : IDisposable
{
    // Types of ours have no literals: they are in a load context of their own.
    const string MakeMeasurement = """
        $measurement = [Activator]::CreateInstance((Get-Command Get-GoBuildProfile).Parameters['InputObject'].ParameterType)
        $measurement.Scenario = 'Plain'
        """;

    static readonly string Recorded = Path.Combine(Repository.Root, "tests", "Unit", "Builds", "Profiles", "Recorded");
    static readonly string Cold = Path.Combine(Recorded, "cobra-cold.json"), Warm = Path.Combine(Recorded, "cobra-warm.json");

    readonly EngineSession session = new();
    readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void An_action_graph_becomes_one_profile()
    {
        var profile = session.Run("param($p) Get-GoBuildProfile -ActionGraph $p", ("p", Cold)).ThrowIfFailed().Single;

        Assert.Equal("WinDockerTools.GoBuildProfile", profile.TypeNames[0]);
        Assert.Equal((Cold, 4, 59, null), ((string)profile.Value("Path")!, (int)profile.Value("PackagesBuilt")!, (int)profile.Value("PackagesCached")!, profile.Value("GoVersion")));
        Assert.True((TimeSpan)profile.Value("CriticalPath")! > TimeSpan.Zero);
        Assert.Equal("WinDockerTools.GoBuildAction", PSObject.AsPSObject(((IEnumerable)profile.Value("Actions")!).Cast<object>().First()).TypeNames[0]);
    }

    [Theory]
    [InlineData("$p | Get-GoBuildProfile")]
    [InlineData("[System.IO.FileInfo[]] $p | Get-GoBuildProfile")]
    [InlineData("Get-GoBuildProfile -ActionGraph $p")]
    [InlineData("$p | ForEach-Object { [pscustomobject]@{ ActionGraph = $_ } } | Get-GoBuildProfile")]
    [InlineData("$null = $ExecutionContext.SessionState.Path.SetLocation([IO.Path]::GetDirectoryName($p[0])); $p | ForEach-Object { [IO.Path]::GetFileName($_) } | Get-GoBuildProfile")]
    public void Graphs_come_as_paths_and_as_files(string script)
    {
        var result = session.Run("param([string[]] $p) " + script, ("p", new[] { Cold, Warm })).ThrowIfFailed();

        Assert.Equal([Cold, Warm], result.Output.Select(profile => profile.Value("Path")));
    }

    [Fact]
    public void One_bad_graph_is_one_error_and_the_others_are_read()
    {
        File.WriteAllBytes(folder.File("half.json"), File.ReadAllBytes(Cold)[..5000]);

        var result = session.Run(
            "param($h, $d, $p) 'no-such.json', $h, $d, 'nodrive:\\x.json', $p | Get-GoBuildProfile", ("h", folder.File("half.json")), ("d", folder.Path), ("p", Cold));

        Assert.Equal(["ActionGraphNotFound", "ActionGraphInvalid", "ActionGraphNotFound", "ActionGraphNotFound"], result.ErrorIds);
        Assert.Equal("no-such.json", result.Errors[0].TargetObject);
        Assert.Contains("it is a folder", result.Errors[2].ToString(), StringComparison.Ordinal);
        Assert.Equal(Cold, result.Single.Value("Path"));
    }

    [Fact]
    public void A_measurement_gives_its_profile()
    {
        var result = session.Run(
            $$"""
            param($p)
            {{MakeMeasurement}}
            $measurement.Profile = Get-GoBuildProfile -ActionGraph $p
            $found = $measurement | Get-GoBuildProfile
            [object]::ReferenceEquals($found, $measurement.Profile)
            """,
            ("p", Cold)).ThrowIfFailed();

        Assert.Equal(true, result.Single.BaseObject);
    }

    [Fact]
    public void A_measurement_without_a_profile_says_how_to_get_one()
    {
        var result = session.Run(MakeMeasurement + "; $measurement, $measurement | Get-GoBuildProfile");

        Assert.Equal(["GoProfileMissing", "GoProfileMissing"], result.ErrorIds);
        Assert.Contains("with -Explain", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("'Plain Cold'", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal("WinDockerTools.GoBuildMeasurement", PSObject.AsPSObject(result.Errors[0].TargetObject).TypeNames[0]);
    }

    [Theory]
    [InlineData("Get-GoBuildProfile ./no-such-folder", "GoProjectNotFound", "./no-such-folder")]
    [InlineData("Get-GoBuildProfile . -ReferencePath ./no-such-folder", "GoProjectNotFound", ".")]
    [InlineData("Get-GoBuildProfile 'nodrive:\\shop'", "GoProjectNotFound", "nodrive:\\shop")]
    public void A_folder_that_does_not_exist_is_no_project(string script, string id, string target)
    {
        var result = session.Run(script);

        Assert.Equal([id], result.ErrorIds);
        Assert.Equal(target, result.Errors[0].TargetObject);
    }

    [Theory]
    [InlineData("Get-GoBuildProfile -Package '-o=x'")]
    [InlineData("Get-GoBuildProfile -State Warm -ReferencePath .")]
    [InlineData("Get-GoBuildProfile -BuildCache . -CompilerPhase")]
    [InlineData("Get-GoBuildProfile . -ActionGraph x")]
    public void What_does_not_go_together_is_not_bound(string script) => Assert.IsAssignableFrom<ParameterBindingException>(Assert.Single(session.Run(script).Errors).Exception);

    [Fact]
    [Trait("Needs", "dotnet")]
    public void A_machine_without_Go_is_told_what_to_install()
    {
        var (_, output, error) = ShellProcess.Run(
            $"Get-GoBuildProfile '{folder.Path}' -ErrorVariable failed; $failed[0].FullyQualifiedErrorId", ("PATH", folder.Path), ("NO_COLOR", "1"));

        Assert.Contains("GoToolchainNotFound,", output, StringComparison.Ordinal);
        Assert.Contains("install Go", output + error, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    [Trait("Needs", "dotnet")]
    public void The_table_shows_times_in_seconds()
    {
        var lines = Table($"Get-GoBuildProfile -ActionGraph '{Cold}'");

        Assert.Equal(["Time", "(s)", "Critical", "(s)", "Limit", "Built", "Cached", "Link", "(s)", "Path"], Words(lines[0]));
        Assert.Matches(@"^ {2,}\d\.\d\d +\d\.\d\d +1\.\d\dx +4 +59 +0\.68 /", lines[2]);
    }

    [Fact]
    [Trait("Needs", "dotnet")]
    public void The_table_of_actions_marks_hits_and_the_critical_path()
    {
        var lines = Table($"(Get-GoBuildProfile -ActionGraph '{Cold}').Actions | Where-Object Package -In 'app', 'fmt'");

        Assert.Equal(["Start", "(s)", "Time", "(s)", "CPU", "(s)", "Waited", "(s)", "Cached", "Critical", "Mode", "Package", "MissReason"], Words(lines[0]));
        Assert.Matches(@"^ +\d\.\d\d +0\.00 +0\.00 +\d\.\d\d yes +build +fmt", lines[2]);
        Assert.Matches(@"^ +\d\.\d\d +0\.68 +0\.22 +0\.00 +yes +link +app", lines[4]);
    }

    static string[] Table(string command)
    {
        var (exitCode, text, error) = ShellProcess.Run(command, ("NO_COLOR", "1"));
        Assert.True(exitCode == 0, error);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
