using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness.Docker;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Harness.Http;
using Xunit;

namespace WinDockerTools.Tests.Module;

/// <summary>A Windows engine does not exist here: what one answers comes from a stand-in.</summary>
public sealed class TestContainerHostTests : IDisposable
{
    const string Nowhere = "tcp://127.0.0.1:1";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly EngineSession session = new();

    public void Dispose() => session.Dispose();

    [Fact]
    public void A_stand_in_Windows_Server_passes_what_can_be_seen_from_here()
    {
        using var engine = new StandInWindowsEngine();

        var checks = session.Run("param($h) Test-ContainerHost $h", ("h", engine.DockerHost)).ThrowIfFailed().Output;

        Assert.All(checks, check => Assert.Equal(("WinDockerTools.HostCheck", "WIN-LQ7VJ3K0M2D"), (check.TypeNames[0], check.Value("ComputerName"))));
        var results = checks.ToDictionary(check => (string)check.Value("Id")!, check => check.Value("Result")?.ToString());
        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["WindowsVersionFits"] = "Unknown", ["ContainersFeature"] = "Unknown", ["RestartPending"] = "Unknown", ["EngineService"] = "Unknown",
                ["SharedFolderLocks"] = "Unknown", ["DrivesWritable"] = "Unknown", ["IgnoredTcpSettings"] = "Unknown", ["EventSource"] = "Unknown", ["IsolationAvailable"] = "Unknown", ["HyperVResources"] = "Unknown", ["FileSystemDrivers"] = "Unknown", ["VirusScanner"] = "Unknown",
                ["ContainerNetworks"] = "Unknown", ["EngineEvents"] = "Unknown",
                ["EngineReachable"] = "Passed", ["EngineAccess"] = "Passed", ["EngineVersion"] = "Passed", ["EngineMode"] = "Passed", ["DaemonConfigValid"] = "Unknown",
                ["DaemonConfigEffective"] = "Unknown", ["StorageDriver"] = "Passed", ["DiskSpace"] = "Unknown", ["BaseImages"] = "Warning", ["ControlGroupVersion"] = "NotApplicable", ["ResourceLimits"] = "NotApplicable",
                ["EngineWarnings"] = "Passed", ["ProxySettings"] = "NotApplicable", ["NetworkOverlap"] = "Unknown", ["TimeSkew"] = "Unknown",
            },
            // The command and the folder are those of the machine that tests.
            results.Where(check => check.Key is not ("DockerCommand" or "Builder" or "ProjectLocation")).ToDictionary(check => check.Key, check => check.Value));
        Assert.Equal(32, results.Count);
    }

    [Fact]
    public void A_check_says_what_it_saw_why_that_matters_and_what_mends_it()
    {
        using var engine = new StandInWindowsEngine { ApiVersion = "1.43", MinApiVersion = "1.24", ServerVersion = "24.0.7" };

        var check = session.Run("param($h) $h | Test-ContainerHost -Id engineversion", ("h", engine.DockerHost)).ThrowIfFailed().Single;

        Assert.Equal(
            ["Id", "Title", "Result", "Seen", "Why", "Remedy", "ComputerName", "HelpUri"],
            check.Properties.Select(property => property.Name));
        Assert.Equal(("Warning", "Engine 24.0.7, API 1.43: clients of Docker 29 refuse it."), (check.Value("Result")?.ToString(), check.Value("Seen")));
        Assert.StartsWith("Upgrade to a current engine", (string?)check.Value("Remedy"));
        Assert.Equal("docs.docker.com", ((Uri)check.Value("HelpUri")!).Host);
    }

    [Fact]
    public void An_engine_whose_clock_stands_still_and_that_warns_is_told_so()
    {
        using var engine = new StandInWindowsEngine
        {
            Instead = path => path == "/info" ? (200, new JsonObject
            {
                ["ServerVersion"] = "29.0.1", ["OSType"] = "linux", ["Name"] = "far", ["SystemTime"] = "2020-01-01T00:00:00.123456789Z", ["Driver"] = "vfs",
                ["Warnings"] = new JsonArray("WARNING: API is accessible on http://0.0.0.0:2375 without encryption."),
            }.ToJsonString()) : null,
        };

        var failed = session.Run("param($h) Test-ContainerHost $h | Where-Object Result -in Failed, Warning | ForEach-Object { \"$_\" }", ("h", engine.DockerHost));

        Assert.Equal(
            ["StorageDriver: Warning", "ResourceLimits: Failed", "EngineWarnings: Failed", "TimeSkew: Failed"],
            failed.ThrowIfFailed().Output.Select(text => text.ToString()).Where(text => !text.StartsWith("DockerCommand", StringComparison.Ordinal) && !text.StartsWith("Builder", StringComparison.Ordinal) && !text.StartsWith("EngineMode", StringComparison.Ordinal)));
    }

    [Fact]
    public void Hosts_are_taken_as_Get_ContainerHost_gives_them_and_asked_again()
    {
        using var engine = new StandInWindowsEngine();

        var result = session.Run("param($h) Get-ContainerHost $h | Test-ContainerHost -Id EngineReachable, EngineMode", ("h", engine.DockerHost)).ThrowIfFailed();

        Assert.Equal(["EngineReachable", "EngineMode"], result.Output.Select(check => check.Value("Id")));
        Assert.Equal(2, engine.Requests.Count(path => path.EndsWith("/info", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_engine_that_does_not_answer_is_a_failed_check_and_no_error()
    {
        var result = session.Run($"Test-ContainerHost {Nowhere}");

        Assert.Empty(result.ThrowIfFailed().Errors);
        Assert.Equal("EngineReachable", result.Output.Single(check => check.Value("Result")?.ToString() == "Failed").Value("Id"));
        Assert.All(result.Output, check => Assert.Equal("127.0.0.1", check.Value("ComputerName")));
    }

    [Fact]
    public void An_answer_that_is_none_is_a_failed_check_with_the_words_that_came()
    {
        using var engine = new StandInWindowsEngine { Instead = path => path == "/info" ? (500, """{"message":"hcs is shutting down."}""") : null };

        var check = session.Run("param($h) Test-ContainerHost $h -Id EngineReachable", ("h", engine.DockerHost)).ThrowIfFailed().Single;

        Assert.Equal("Failed", check.Value("Result")?.ToString());
        Assert.Contains("HTTP 500 hcs is shutting down.", (string?)check.Value("Seen"));
    }

    [Fact]
    public void An_address_that_cannot_be_used_is_an_error_and_the_others_are_checked()
    {
        using var engine = new StandInWindowsEngine();

        var result = session.Run("param($h) 'ssh://user@build01', $h | Test-ContainerHost -Id EngineReachable", ("h", engine.DockerHost));

        Assert.Equal(["EngineEndpointUnsupported"], result.ErrorIds);
        Assert.Equal("ssh://user@build01", result.Errors[0].TargetObject);
        Assert.Equal("Passed", result.Single.Value("Result")?.ToString());
    }

    [Theory]
    [InlineData("Test-ContainerHost $h -Quiet", true)]
    [InlineData("Test-ContainerHost $h, $h -Quiet", true)]
    [InlineData("$h, $h | Test-ContainerHost -Quiet", true)]
    [InlineData("Test-ContainerHost $h, tcp://127.0.0.1:1 -Quiet", false)]
    [InlineData("Test-ContainerHost tcp://127.0.0.1:1 -Quiet -Id DiskSpace", false)]
    [InlineData("Test-ContainerHost ssh://x -Quiet -ErrorAction Ignore", false)]
    [InlineData("@() | Test-ContainerHost -Quiet", false)]
    public void Quiet_gives_one_boolean_for_the_call(string command, bool isReady)
    {
        using var engine = new StandInWindowsEngine();

        Assert.Equal(isReady, session.Run($"param($h) {command}", ("h", engine.DockerHost)).ThrowIfFailed().Single.BaseObject);
    }

    [Theory]
    [InlineData("-Id Engine* -Exclude *mode, EngineW*", "EngineService EngineReachable EngineAccess EngineVersion EngineEvents")]
    [InlineData("-Id TimeSkew, diskspace, TimeSkew", "DiskSpace TimeSkew")]
    [InlineData("-Id [DE]*Space", "DiskSpace")]
    public void Checks_are_chosen_by_name_and_pattern_and_keep_their_order(string arguments, string expected) =>
        Assert.Equal(expected, string.Join(" ", session.Run($"Test-ContainerHost {Nowhere} {arguments}").ThrowIfFailed().Output.Select(check => check.Value("Id"))));

    [Theory]
    [InlineData("-Id DiskSpce", "No check 'DiskSpce'")]
    [InlineData("-Exclude DiskSpace, TimeSkw", "No check 'TimeSkw'")]
    [InlineData("-Id Nothing*", "No check 'Nothing*': it matches none of")]
    [InlineData("-Id DiskSpace -Exclude Disk*", "No check 'DiskSpace': -Exclude Disk* leaves nothing to check")]
    [InlineData("-Exclude *", "No check '*': -Exclude * leaves nothing to check")]
    public void A_name_that_is_no_check_ends_the_call_with_those_that_are(string arguments, string words)
    {
        var result = session.Run($"Test-ContainerHost {Nowhere} {arguments}");

        Assert.Equal(["HostCheckNotFound"], result.ErrorIds);
        Assert.Contains(words, result.Errors[0].ToString());
        Assert.Contains("EngineReachable, EngineAccess", result.Errors[0].ToString());
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("Test-ContainerHost -Id Disk", "DiskSpace")]
    [InlineData("Test-ContainerHost -Exclude TimeSkew, valid", "DaemonConfigValid")]
    public void Names_of_checks_complete(string line, string expected)
    {
        var matches = session.Run(
            "param($l) [System.Management.Automation.CommandCompletion]::CompleteInput($l, $l.Length, $null).CompletionMatches", ("l", line)).ThrowIfFailed().Output;

        Assert.Equal([expected], matches.Select(match => match.Value("CompletionText")));
    }

    [Fact]
    public async Task Ctrl_C_ends_a_call_that_no_engine_answers()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var server = new StubServer(_ =>
        {
            asked.TrySetResult();
            return new StubAnswer(200) { Hangs = true };
        });
        using var shell = session.Shell("param($h) Test-ContainerHost $h", ("h", $"tcp://{server.Name}"));
        var running = shell.InvokeAsync();
        await asked.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null).WaitAsync(Patience, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<PipelineStoppedException>(() => running.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.Empty(shell.Streams.Error);
    }

    [Fact]
    [Trait("Needs", "dotnet")]
    public void The_table_shows_what_to_do_below_what_was_seen()
    {
        var (exitCode, text, _) = ShellProcess.Run($"Test-ContainerHost {Nowhere} -Id EngineReachable, DiskSpace");

        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()).ToList();
        Assert.Equal(0, exitCode);
        Assert.Contains("ComputerName: 127.0.0.1", lines);
        Assert.Contains(lines, line => line.StartsWith("Failed        EngineReachable", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("-> Start the engine of that address", StringComparison.Ordinal));
    }
}
