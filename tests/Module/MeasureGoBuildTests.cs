using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Harness.Http;
using Xunit;

namespace WinDockerTools.Tests.Module;

/// <summary>What needs no engine. Containers are in the lab; the host is measured where there is a go command.</summary>
public sealed class MeasureGoBuildTests : IDisposable
{
    const string NoEngine = "tcp://127.0.0.1:1";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly EngineSession session = new();
    readonly TemporaryFolder folder = new();
    readonly string shop;
    readonly IReadOnlyList<string> before = Leftovers();

    public MeasureGoBuildTests()
    {
        shop = Directory.CreateDirectory(folder.File("my shop ü")).FullName;
        File.WriteAllText(Path.Combine(shop, "go.mod"), "module example.com/shop\n\ngo 1.16\n");
        File.WriteAllText(Path.Combine(shop, "main.go"), "package main\n\nfunc main() { println(\"open\") }\n");
    }

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    static IReadOnlyList<string> Leftovers() => [.. Directory.GetDirectories(Path.GetTempPath(), "windockertools-*").Order()];

    static void RequireGo() => Assert.SkipUnless(
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(place => File.Exists(Path.Combine(place, OperatingSystem.IsWindows() ? "go.exe" : "go"))), "there is no go command here");

    SessionResult Run(string script, params (string, object?)[] more) => session.Run("param($p, $h) " + script, [("p", shop), ("h", NoEngine), .. more]);

    SessionResult Host(string more) =>
        Run("Measure-GoBuildInContainer $p -Scenario Host -Warmup 0 -Iteration 1 -Environment @{ CGO_ENABLED = 0; GOFLAGS = '-buildvcs=false'; GO111MODULE = '' } " + more);

    [Theory]
    [InlineData("-Scenario plain")]
    [InlineData("-Scenario PLAIN, 'host'")]
    [InlineData("-Scenario (New-GoBuildScenario Mine)")]
    [InlineData("-Scenario Host, (New-GoBuildScenario Mine Tmpfs), agentcache")]
    [InlineData("-Scenario ([System.Collections.Generic.List[string]]@('host', 'plain'))")]
    [InlineData("-Scenario ([System.Collections.ArrayList]@('host', (New-GoBuildScenario Mine)))")]
    [InlineData("-Scenario ([System.Collections.Generic.Queue[object]]@('host', (New-GoBuildScenario Mine)))")]
    [InlineData("-Memory 512MB")]
    [InlineData("-Memory '512m'")]
    [InlineData("-Memory '1 GiB' -Cpus 0.5")]
    [InlineData("-DeviceReadBps /dev/sda:10mb -DeviceWriteBps '/dev/sda:1m', '/dev/sdb:5'")]
    [InlineData("-DeviceReadBps ([System.Collections.Generic.List[string]]@('/dev/sda:1m'))")]
    [InlineData("-State warm, Edit, edit -Command test -Iteration 1000 -Warmup 0 -TimeoutSec 86400")]
    [InlineData("-Environment @{} -GoArgument @() -Secret @{} -Seed -1 -Explain -PassThru")]
    public void What_fits_is_bound(string arguments) => Assert.Equal(["GoProjectNotFound"], Run("Measure-GoBuildInContainer ./no-such-folder " + arguments).ErrorIds);

    [Theory]
    [InlineData("-Scenario Docker")]
    [InlineData("-Scenario @()")]
    [InlineData("-Scenario Plain, 7")]
    [InlineData("-Memory 5MB")]
    [InlineData("-Memory '5m'")]
    [InlineData("-Memory much")]
    [InlineData("-Cpus 0")]
    [InlineData("-Cpus 2000")]
    [InlineData("-DeviceReadBps /dev/sda")]
    [InlineData("-DeviceWriteBps '/dev/sda:0'")]
    [InlineData("-Iteration 0")]
    [InlineData("-Warmup -1")]
    [InlineData("-TimeoutSec 0")]
    [InlineData("-State Hot")]
    [InlineData("-State @()")]
    [InlineData("-Package '-o=x'")]
    [InlineData("-Package ''")]
    [InlineData("-Image ''")]
    [InlineData("-Environment $null")]
    [InlineData("-DockerHost x -Context y")]
    public void What_does_not_fit_is_refused_before_anything_is_built(string arguments)
    {
        var result = Run("Measure-GoBuildInContainer $p " + arguments);

        Assert.IsAssignableFrom<ParameterBindingException>(result.Failure ?? Assert.Single(result.Errors).Exception);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_name_that_is_no_scenario_is_told_the_names_that_are()
    {
        var result = Run("Measure-GoBuildInContainer $p -Scenario Docker");

        Assert.Contains("'Docker' is no scenario. Give Host, Plain, BindMount", (result.Failure ?? result.Errors[0].Exception).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'./a', './b' | Measure-GoBuildInContainer", "./a|./b")]
    [InlineData("Measure-GoBuildInContainer ./a, ./b", "./a|./b")]
    [InlineData("[pscustomobject]@{ Path = './a' }, [pscustomobject]@{ FullName = './b' } | Measure-GoBuildInContainer", "./a|./b")]
    public void Projects_come_by_value_and_by_property_and_each_bad_one_is_one_error(string script, string targets)
    {
        var result = Run(script);

        Assert.Null(result.Failure);
        Assert.All(result.ErrorIds, id => Assert.Equal("GoProjectNotFound", id));
        Assert.Equal(targets.Split('|'), result.Errors.Select(error => error.TargetObject));
    }

    [Fact]
    public void A_folder_that_is_gone_is_named_in_full()
    {
        var gone = new DirectoryInfo("/no-such-folder/a");

        var result = session.Run("param($f) $f | Measure-GoBuildInContainer", ("f", gone));

        Assert.Equal(["GoProjectNotFound"], result.ErrorIds);
        Assert.Equal(gone.FullName, result.Errors[0].TargetObject);
    }

    [Fact]
    public void A_folder_object_is_the_project_in_it()
    {
        // With the engine out of reach, the error is about the engine, and names the folder.
        var result = Run("[System.IO.DirectoryInfo]$p | Measure-GoBuildInContainer -Scenario Plain -DockerHost $h");

        Assert.Equal(["EngineUnreachable"], result.ErrorIds);
        Assert.Equal(shop, result.Errors[0].TargetObject);
    }

    [Fact]
    public void A_drive_that_does_not_exist_is_no_project()
    {
        var result = Run("Measure-GoBuildInContainer 'nodrive:\\shop', ./gone");

        Assert.Equal(["GoProjectNotFound", "GoProjectNotFound"], result.ErrorIds);
        Assert.Contains("no such drive", result.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@{ Token = 'hush' }", "known are Netrc, SshAgent, GoPrivate")]
    [InlineData("@{ Netrc = './gone/hush' }", "there is no such file")]
    [InlineData("@{ Netrc = 'nodrive:\\hush' }", "there is no such file")]
    public void A_secret_that_cannot_be_used_is_an_error_of_each_project(string secret, string why)
    {
        var result = Run($"$p, './gone' | Measure-GoBuildInContainer -Scenario Plain -Secret {secret}; 'goes on'");

        Assert.Null(result.Failure);
        Assert.Equal(["SecretInvalid", "SecretInvalid"], result.ErrorIds);
        Assert.Contains(why, result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal("goes on", result.Single.BaseObject);
    }

    [Theory]
    [InlineData("-Context 'no such context'", "EngineContextNotFound")]
    [InlineData("-DockerHost ssh://build01", "EngineEndpointUnsupported")]
    [InlineData("-DockerHost $h", "EngineUnreachable")]
    public void An_engine_that_is_not_there_is_one_error_however_many_scenarios_want_it(string engine, string id)
    {
        var result = Run($"Measure-GoBuildInContainer $p -Scenario Plain, CacheVolume, AgentCache {engine}");

        Assert.Equal([id], result.ErrorIds);
        Assert.Equal(before, Leftovers());
    }

    [Fact]
    public void Nothing_is_changed_so_that_there_is_nothing_to_ask_for() => Assert.Empty(
        Run("foreach ($name in 'Measure-GoBuildInContainer', 'New-GoBuildScenario') { (Get-Command $name).Parameters.Keys -match '^(WhatIf|Confirm)$' }").ThrowIfFailed().Output);

    [Theory]
    [InlineData("Host, ", 8)]
    [InlineData("Host, c", 4)]
    [InlineData("Host, Cache", 2)]
    [InlineData("'tmp", 1)]
    public void Scenarios_are_offered_by_name(string typed, int count)
    {
        var line = "Measure-GoBuildInContainer -Scenario " + typed;
        var offered = session.Run("param($l) [System.Management.Automation.CommandCompletion]::CompleteInput($l, $l.Length, $null).CompletionMatches.CompletionText", ("l", line))
            .ThrowIfFailed().Output.Select(item => (string)item.BaseObject).ToList();

        Assert.Equal(count, offered.Count);
        Assert.All(offered, name => Assert.Contains(typed.Split(' ')[^1].Trim('\''), name, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Ctrl_C_ends_a_call_to_an_engine_that_hangs_and_leaves_nothing()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var engine = new StubServer(_ =>
        {
            asked.TrySetResult();
            return new StubAnswer(200) { Hangs = true };
        });
        using var shell = session.Shell("param($p, $h) Measure-GoBuildInContainer $p -Scenario Plain, Tmpfs -DockerHost $h", ("p", shop), ("h", "tcp://" + engine.Name));
        var running = shell.InvokeAsync();
        await asked.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null).WaitAsync(Patience, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<PipelineStoppedException>(() => running.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.Empty(shell.Streams.Error);
        Assert.Equal(before, Leftovers());
    }

    [Fact]
    [Trait("Needs", "go")]
    public async Task Ctrl_C_in_the_middle_of_a_build_ends_it_and_leaves_nothing()
    {
        RequireGo();
        var started = Path.Combine(folder.Path, "started");
        File.WriteAllText(Path.Combine(shop, "slow_test.go"), $$"""
            package main

            import (
            	"os"
            	"testing"
            	"time"
            )

            func TestSlow(t *testing.T) {
            	os.WriteFile({{"`" + started + "`"}}, nil, 0600)
            	time.Sleep(time.Hour)
            }
            """);
        using var shell = session.Shell("param($p) Measure-GoBuildInContainer $p -Command Test -Scenario Host -State Cold -Warmup 0 -Environment @{ CGO_ENABLED = 0 }", ("p", shop));
        var running = shell.InvokeAsync();
        using var watcher = new FileSystemWatcher(folder.Path, "started") { EnableRaisingEvents = true };
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        watcher.Created += (_, _) => seen.TrySetResult();
        if (File.Exists(started))
            seen.TrySetResult();
        await Task.WhenAny(seen.Task, running).WaitAsync(Patience * 3, TestContext.Current.CancellationToken);
        // An open stream of errors is waited for when it is enumerated.
        Assert.True(seen.Task.IsCompleted, seen.Task.IsCompleted ? "" : string.Join("\n", shell.Streams.Error.ReadAll()));

        await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null).WaitAsync(Patience, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<PipelineStoppedException>(() => running.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.Equal(before, Leftovers());
    }

    [Fact]
    [Trait("Needs", "go")]
    public void The_host_is_measured_without_any_engine_and_the_project_stays_as_it_is()
    {
        RequireGo();
        var files = Directory.GetFiles(shop, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllText);

        var result = Host("-State Cold, Edit").ThrowIfFailed();

        Assert.Equal(["Cold", "Edit"], result.Output.Select(item => $"{item.Value("State")}"));
        Assert.All(result.Output, item =>
        {
            Assert.Equal("WinDockerTools.GoBuildMeasurement", item.TypeNames[0]);
            Assert.Equal((shop, ".", null, "Host", "Succeeded", 0), (item.Value("Path"), item.Value("Package"), item.Value("Image"), item.Value("Scenario"), $"{item.Value("Outcome")}", (int)item.Value("ExitCode")!));
            Assert.True((TimeSpan)item.Value("Median")! > TimeSpan.Zero && (TimeSpan)item.Value("Total")! >= (TimeSpan)item.Value("Median")!);
            Assert.InRange((long)item.Value("BinarySize")!, 100_000, 50_000_000);
            Assert.Null(item.Value("PeakMemory"));
        });
        Assert.Equal(files, Directory.GetFiles(shop, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllText));
        Assert.Equal(before, Leftovers());
    }

    [Fact]
    [Trait("Needs", "go")]
    public void One_bad_project_of_many_is_one_error_and_the_rest_is_measured()
    {
        RequireGo();

        var result = Run("'./gone', $p | Measure-GoBuildInContainer -Scenario Host, Plain -DockerHost $h -State Warm -Warmup 0 -Iteration 1 -Verbose -PassThru -Environment @{ CGO_ENABLED = 0 }");

        Assert.Equal(["GoProjectNotFound", "EngineUnreachable"], result.ErrorIds);
        Assert.Equal(["GoBuildSample", "GoBuildMeasurement"], result.Output.Select(item => item.TypeNames[0].Split('.')[1]));
        Assert.Contains(result.Verbose, line => line.StartsWith("1 builds of '", StringComparison.Ordinal));
        Assert.Contains(result.Verbose, line => line.StartsWith("Host Warm #1: Succeeded in ", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Needs", "go")]
    public void What_the_compiler_says_is_the_error()
    {
        RequireGo();
        File.WriteAllText(Path.Combine(shop, "main.go"), "package main\n\nfunc main() { missing() }\n");

        var result = Host("-State Cold");

        Assert.Equal(["GoBuildFailed"], result.ErrorIds);
        Assert.Contains("main.go:3:15: undefined: missing", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(("BuildFailed", null), ($"{result.Single.Value("Outcome")}", result.Single.Value("Median")));
    }

    [Fact]
    [Trait("Needs", "go")]
    public void A_library_with_a_generator_beside_it_is_built_too()
    {
        RequireGo();
        File.WriteAllText(Path.Combine(shop, "main.go"), "package shop\n\nfunc Open() bool { return true }\n");
        File.WriteAllText(Path.Combine(shop, "gen.go"), "//go:build ignore\n// +build ignore\n\npackage main\n\nfunc main() {}\n");

        var result = Host("-State Edit").ThrowIfFailed();

        Assert.Equal(("Succeeded", null), ($"{result.Single.Value("Outcome")}", result.Single.Value("BinarySize")));
    }

    [Fact]
    [Trait("Needs", "dotnet")]
    public void A_machine_without_Go_leaves_the_host_out_unless_it_was_asked_for()
    {
        string Ids(string arguments) => ShellProcess.Run(
            $"$failed = $null; Measure-GoBuildInContainer '{shop}' -DockerHost {NoEngine} {arguments} -ErrorVariable failed; $failed | ForEach-Object FullyQualifiedErrorId", ("PATH", folder.Path), ("NO_COLOR", "1")).Output;

        Assert.DoesNotContain("GoToolchainNotFound", Ids(""), StringComparison.Ordinal);
        Assert.Contains("EngineUnreachable", Ids(""), StringComparison.Ordinal);
        Assert.Contains("GoToolchainNotFound,", Ids("-Scenario Host"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Needs", "dotnet")]
    public void The_table_shows_what_decides()
    {
        const string make = """
            $measurement = [Activator]::CreateInstance((Get-Command Get-GoBuildProfile).Parameters['InputObject'].ParameterType)
            $measurement.Scenario = 'CacheVolume'
            $measurement.State = 'Edit'
            $measurement.Median = [timespan]::FromSeconds(1.234)
            $measurement.Total = [timespan]::FromSeconds(2.345)
            $measurement.Ratio = 1.5
            $measurement.CpuPercent = 187.6
            $measurement.PeakMemory = 300MB
            $measurement.Difference = 'Slower'
            $measurement
            """;

        var (exitCode, output, error) = ShellProcess.Run(make.Replace("\n", "; ").TrimEnd(' ', ';'), ("NO_COLOR", "1"));

        Assert.True(exitCode == 0, error);
        Assert.Matches(@"CacheVolume +Edit +1\.23 +1\.50 +Slower +2\.3[45] +188 +300\.0 +Succeeded", output);
    }
}
