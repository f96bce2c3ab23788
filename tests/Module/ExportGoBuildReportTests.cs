using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Module;

/// <summary>Real objects of the module's own load context, piped by the real engine.</summary>
public sealed class ExportGoBuildReportTests : IDisposable
{
    // Types of ours have no literals: they are in a load context of their own.
    const string Make = """
        param($d, $g)
        $null = $ExecutionContext.SessionState.Path.SetLocation($d)
        $measurement = [Activator]::CreateInstance((Get-Command Get-GoBuildProfile).Parameters['InputObject'].ParameterType)
        $measurement.Scenario = 'Plain'
        $measurement.Path = '/src/shop'
        $measurement.Median = [timespan]::FromSeconds(2)
        $profile = Get-GoBuildProfile -ActionGraph $g

        """;

    static readonly string Graph = Path.Combine(Repository.Root, "tests", "Unit", "Builds", "Profiles", "Recorded", "cobra-cold.json");

    readonly EngineSession session = new();
    readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Measurements_and_profiles_become_one_page_and_give_nothing_back()
    {
        var result = Run("$measurement, $profile | Export-GoBuildReport r.html").ThrowIfFailed();

        Assert.Empty(result.Output);
        var page = File.ReadAllText(folder.File("r.html"));
        Assert.Contains("<h2 id=\"build-1\">Measured: shop</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<h2 id=\"profile-1\">Where the time goes: cobra-cold.json</h2>", page, StringComparison.Ordinal);
        Assert.Contains("WinDockerTools 0.1.0 on ", page, StringComparison.Ordinal);
        Assert.Equal([folder.File("r.html")], Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("r.html", "<!DOCTYPE html>")]
    [InlineData("r.JSON", "{\n  \"format\": \"WinDockerTools.GoBuildReport\"")]
    [InlineData("r.md", "# Go build of shop\n")]
    [InlineData("r.txt -Format Markdown", "# Go build of shop\n")]
    [InlineData("r.html -Format Json", "{\n  \"format\"")]
    [InlineData("r.json -Format ChromeTrace", "{\"displayTimeUnit\":\"ms\",\"traceEvents\":[{\"name\":\"process_name\"")]
    public void The_name_or_Format_decides_what_is_written(string arguments, string beginning)
    {
        Run($"$measurement, $profile | Export-GoBuildReport {arguments}").ThrowIfFailed();

        // Lines of JSON end as those of the platform do.
        Assert.StartsWith(beginning, File.ReadAllText(folder.File(arguments.Split(' ')[0])).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void PassThru_gives_the_file_and_Title_the_heading()
    {
        var written = Run("Export-GoBuildReport r.md -InputObject @($measurement) -Title 'Nightly <1>' -PassThru").ThrowIfFailed().Single;
        var file = Assert.IsType<FileInfo>(written.BaseObject);

        Assert.Equal(folder.File("r.md"), file.FullName);
        // What Get-Content takes a file by.
        Assert.EndsWith("FileSystem::" + file.FullName, (string)written.Value("PSPath")!, StringComparison.Ordinal);
        Assert.StartsWith("# Nightly &#60;1&#62;\n", File.ReadAllText(file.FullName), StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_in_a_measurement_is_shown_once()
    {
        Run("$measurement.Profile = $profile; $measurement, $profile, $profile | Export-GoBuildReport r.json").ThrowIfFailed();

        using var json = JsonDocument.Parse(File.ReadAllText(folder.File("r.json")));
        Assert.Equal("Plain Cold", Assert.Single(json.RootElement.GetProperty("profiles").EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public void A_file_that_is_there_is_overwritten_with_Force_alone()
    {
        File.WriteAllText(folder.File("r.html"), "mine");

        var refused = Run("$measurement | Export-GoBuildReport r.html");

        Assert.Contains("-Force", Failure(refused, "ReportExists", "r.html").ToString(), StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(folder.File("r.html")));
        Run("$measurement | Export-GoBuildReport r.html -Force").ThrowIfFailed();
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(folder.File("r.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_writes_nothing_and_takes_the_input()
    {
        File.WriteAllText(folder.File("there.html"), "mine");

        Assert.Empty(Run("$measurement | Export-GoBuildReport r.html -PassThru -WhatIf; $measurement | Export-GoBuildReport there.html -Force -WhatIf").ThrowIfFailed().Output);

        Assert.Equal([folder.File("there.html")], Directory.GetFileSystemEntries(folder.Path));
        Assert.Equal("mine", File.ReadAllText(folder.File("there.html")));
    }

    [Theory]
    [InlineData("no-such/r.html", "ReportFolderNotFound")]
    [InlineData("nodrive:\\r.html", "ReportFolderNotFound")]
    [InlineData("env:r.html", "ReportFolderNotFound")]
    [InlineData("r.txt", "ReportFormatUnknown")]
    [InlineData("sub.html", "ReportNotWritable")]
    [InlineData("r.html/below.html", "ReportFolderNotFound")]
    public void A_path_that_is_none_is_told_before_anything_is_measured(string path, string id)
    {
        Directory.CreateDirectory(folder.File("sub.html"));

        var result = Run($"$began = $false; try {{ & {{ process {{ $script:began = $true; $measurement }} }} | Export-GoBuildReport '{path}' }} finally {{ $began }}");

        Assert.Equal(false, result.Single.BaseObject);
        Failure(result, id, path);
    }

    [Theory]
    [InlineData("@() | Export-GoBuildReport r.html")]
    [InlineData("Export-GoBuildReport r.html -InputObject @()")]
    public void Nothing_makes_no_report(string script)
    {
        File.WriteAllText(folder.File("r.html"), "mine");

        var result = Run(script + " -Force");

        Assert.Equal(["ReportEmpty"], result.ErrorIds);
        Assert.Equal("mine", File.ReadAllText(folder.File("r.html")));
    }

    [Fact]
    public void What_is_no_build_is_an_error_and_the_others_are_reported()
    {
        var result = Run("'text', $measurement, (Get-Command Export-GoBuildReport) | Export-GoBuildReport r.json");

        Assert.Equal(["InputNotAGoBuild", "InputNotAGoBuild"], result.ErrorIds);
        Assert.Equal("text", result.Errors[0].TargetObject);
        Assert.Contains("System.String", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("r.json")));
    }

    [Fact]
    public void A_trace_without_profiles_says_how_to_get_them()
    {
        var result = Run("$measurement | Export-GoBuildReport r.json -Format ChromeTrace");

        Assert.Equal(["GoProfileMissing"], result.ErrorIds);
        Assert.Contains("-Explain", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_file_that_comes_in_the_meantime_is_not_overwritten()
    {
        var result = Run("& { $measurement; [System.IO.File]::WriteAllText(\"$d/r.html\", 'theirs') } | Export-GoBuildReport r.html");

        Assert.Equal(["ReportExists"], result.ErrorIds);
        Assert.Equal("theirs", File.ReadAllText(folder.File("r.html")));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_folder_that_goes_in_the_meantime_is_told()
    {
        Directory.CreateDirectory(folder.File("sub"));

        var result = Run("& { $measurement; [System.IO.Directory]::Delete(\"$d/sub\") } | Export-GoBuildReport sub/r.html");

        Assert.Equal(["ReportNotWritable"], result.ErrorIds);
        Assert.Equal("sub/r.html", result.Errors[0].TargetObject);
    }

    [Fact]
    public void Characters_of_wildcards_stand_for_themselves()
    {
        // Windows has no such files.
        var name = OperatingSystem.IsWindows() ? "r[1]ü.md" : "r[1]ü *.md";

        Run($"$measurement | Export-GoBuildReport '{name}'").ThrowIfFailed();

        Assert.Equal([name], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }

    SessionResult Run(string script) => session.Run(Make + script, ("d", folder.Path), ("g", Graph));

    static ErrorRecord Failure(SessionResult result, string id, string target)
    {
        var record = result.Errors.Count > 0 ? result.Errors[0] : ((IContainsErrorRecord)result.Failure!).ErrorRecord;
        Assert.Equal((id, target), (record.FullyQualifiedErrorId.Split(',')[0], record.TargetObject));
        return record;
    }
}
