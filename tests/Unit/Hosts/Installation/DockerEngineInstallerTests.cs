using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Installation;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Installation;

/// <summary>Installing and removing on a stand-in for a Windows machine with real folders.</summary>
public sealed class DockerEngineInstallerTests : IDisposable
{
    static readonly string[] Steps = ["Version", "Register", "AddToPath", "Start", "EngineAnswer", "CreateGroup", "AddMember"];

    readonly StandInMachine machine = new();

    public void Dispose() => machine.Dispose();

    static InstallRequest WithAccounts(InstallRequest request) =>
        request with { Accounts = ["agent"], Settings = new JsonObject { ["debug"] = true } };

    [Fact]
    public async Task An_engine_is_unpacked_registered_configured_started_and_asked()
    {
        var done = await machine.InstallAsync(machine.Package("28.3.0"), WithAccounts);

        Assert.Equal(("28.3.0", null, true, true, machine.Installed), (done.Version, done.PreviousVersion, done.Changed, done.IsRunning, done.InstallPath));
        Assert.Matches("^[0-9a-f]{64}$", done.Sha256);
        Assert.Equal("28.3.0", File.ReadAllText(Path.Combine(machine.Installed, "docker.exe")));
        Assert.True(machine.Services["docker"].IsRunning);
        Assert.Contains(machine.Installed, machine.SearchPath);
        Assert.Equal(["agent"], machine.Groups["docker-users"]);
        var settings = JsonNode.Parse(File.ReadAllText(machine.Configuration))!;
        Assert.Equal(("docker-users", true), ((string)settings["group"]!, (bool)settings["debug"]!));
        Assert.Null(done.PreviousConfigurationFile);
    }

    [Fact]
    public async Task Accounts_join_the_group_that_is_let_in_already()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(machine.Configuration)!);
        File.WriteAllText(machine.Configuration, """{"group":"builders"}""");

        await machine.InstallAsync(machine.Package("28.3.0"), WithAccounts);

        Assert.Equal(["agent"], machine.Groups["builders"]);
        Assert.Equal("builders", (string)JsonNode.Parse(File.ReadAllText(machine.Configuration))!["group"]!);
    }

    [Theory]
    [InlineData("""{"data-root":"docker"}""")]
    [InlineData("""{"data-root":"/"}""")]
    [InlineData("""{"data-root":"/srv/../etc"}""")]
    public async Task Data_that_could_be_anything_is_not_removed(string configuration)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(machine.Configuration)!);
        File.WriteAllText(machine.Configuration, configuration);

        var fault = await Assert.ThrowsAsync<FaultException>(() => new DockerEngineRemover(machine, null).RemoveDataAsync(TestContext.Current.CancellationToken));

        Assert.Equal(FaultKind.EngineDataNotRemoved, fault.Kind);
        Assert.True(File.Exists(machine.Configuration));
    }

    [Fact]
    public async Task A_second_call_changes_nothing()
    {
        var package = machine.Package("28.3.0");
        await machine.InstallAsync(package, WithAccounts);
        var before = machine.Picture();

        var again = await machine.InstallAsync(package, WithAccounts);

        Assert.False(again.Changed);
        Assert.Equal("28.3.0", again.PreviousVersion);
        Assert.Equal(before, machine.Picture());
    }

    [Fact]
    public async Task Another_version_takes_the_place_of_the_one_before_and_the_configuration_stays()
    {
        await machine.InstallAsync(machine.Package("28.3.0"));
        Directory.CreateDirectory(Path.GetDirectoryName(machine.Configuration)!);
        File.WriteAllText(machine.Configuration, """{ "data-root": "D:\\docker", "log-opts": { "max-size": "10m" } }""");

        var done = await machine.InstallAsync(machine.Package("29.0.1"), request => request with { Settings = new JsonObject { ["log-opts"] = new JsonObject { ["max-file"] = "3" } } });

        Assert.Equal(("29.0.1", "28.3.0", true), (done.Version, done.PreviousVersion, done.Changed));
        Assert.Equal("29.0.1", File.ReadAllText(Path.Combine(machine.Installed, "dockerd.exe")));
        Assert.Equal("""{"data-root":"D:\\docker","log-opts":{"max-size":"10m","max-file":"3"}}""", JsonNode.Parse(File.ReadAllText(machine.Configuration))!.ToJsonString());
        Assert.Contains("10m", File.ReadAllText(done.PreviousConfigurationFile!), StringComparison.Ordinal);
        Assert.False(Directory.Exists(machine.Installed + ".old"));
        Assert.False(Directory.Exists(machine.Installed + ".new"));
    }

    [Fact]
    public async Task A_failure_at_any_step_leaves_the_machine_as_it_was()
    {
        await machine.InstallAsync(machine.Package("28.3.0"));
        var package = machine.Package("29.0.1");
        var before = machine.Picture();
        foreach (var step in await StepsOfAsync(package))
        {
            var calls = 0;
            machine.Before = _ =>
            {
                if (++calls == step)
                    throw new FaultException(FaultKind.ServiceFailed, "docker", "it broke");
            };

            var fault = await Assert.ThrowsAsync<FaultException>(() => machine.InstallAsync(package, WithAccounts));

            machine.Before = _ => { };
            Assert.Equal((FaultKind.ServiceFailed, "it broke"), (fault.Kind, fault.Detail));
            Assert.Equal(before, machine.Picture());
        }
    }

    [Fact]
    public async Task A_process_that_died_at_any_step_is_repaired_by_the_next_call()
    {
        await machine.InstallAsync(machine.Package("28.3.0"));
        var package = machine.Package("29.0.1");
        using var whole = machine.Copy();
        await whole.InstallAsync(package, WithAccounts);
        var dead = new List<StandInMachine>();
        machine.Before = _ => dead.Add(machine.Copy());
        await machine.InstallAsync(package, WithAccounts);

        Assert.True(dead.Count >= Steps.Length);
        foreach (var one in dead)
        {
            var done = await one.InstallAsync(package, WithAccounts);

            Assert.Equal(("29.0.1", true), (done.Version, done.IsRunning));
            Assert.Equal(Comparable(whole), Comparable(one));
            one.Dispose();
        }
    }

    [Fact]
    public async Task Nothing_of_a_call_that_died_is_left_to_one_that_wants_something_else()
    {
        var before = machine.Package("28.3.0");
        await machine.InstallAsync(before);
        var expected = Comparable(machine);
        var dead = new List<(StandInMachine Machine, string Before)>();
        machine.Before = _ => dead.Add((machine.Copy(), before));
        await machine.InstallAsync(machine.Package("29.0.1"), WithAccounts);

        foreach (var (one, package) in dead)
        {
            await one.InstallAsync(package);

            Assert.Equal(expected, Comparable(one));
            one.Dispose();
        }
    }

    static string Comparable(StandInMachine machine) => machine.Picture().Replace(Path.GetDirectoryName(machine.ProgramFiles)!, "");

    [Fact]
    public async Task A_stop_takes_everything_back_too()
    {
        using var stop = new CancellationTokenSource();
        var before = machine.Picture();
        machine.Before = call =>
        {
            if (call == "Start")
            {
                stop.Cancel();
                stop.Token.ThrowIfCancellationRequested();
            }
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => machine.InstallUntilAsync(machine.Package("28.3.0"), WithAccounts, stop.Token));

        Assert.Equal(before, machine.Picture());
    }

    [Fact]
    public async Task What_cannot_be_put_back_is_told_and_tried_again()
    {
        await machine.InstallAsync(machine.Package("28.3.0"));
        machine.Before = call =>
        {
            if (call is "EngineAnswer" or "Start")
                throw new FaultException(FaultKind.ServiceFailed, "docker", $"{call} broke");
        };
        var package = machine.Package("29.0.1");

        var fault = await Assert.ThrowsAsync<FaultException>(() => machine.InstallAsync(package));
        Assert.Contains("StartService docker: Start broke", fault.Detail, StringComparison.Ordinal);
        Assert.False(machine.Services["docker"].IsRunning);
        Assert.True(File.Exists(machine.Installed + ".journal"));
        machine.Before = _ => { };

        Assert.True((await machine.InstallAsync(package)).IsRunning);
        Assert.Equal("29.0.1", File.ReadAllText(Path.Combine(machine.Installed, "dockerd.exe")));
        Assert.False(File.Exists(machine.Installed + ".journal"));
    }

    [Fact]
    public async Task What_an_earlier_call_could_not_remove_is_in_nobodys_way()
    {
        await machine.InstallAsync(machine.Package("28.3.0"));
        string[] leftovers = [machine.Installed + ".old", machine.Installed + ".new", machine.Installed + ".package"];
        foreach (var folder in leftovers)
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(folder).FullName, "dockerd.exe"), "27.0.0");

        Assert.Equal("29.0.1", (await machine.InstallAsync(machine.Package("29.0.1"))).Version);

        Assert.All(leftovers, folder => Assert.False(Directory.Exists(folder)));
    }

    [Fact]
    public async Task A_service_with_another_path_is_left_alone()
    {
        machine.Services["docker"] = (@"C:\Windows\System32\dockerd.exe --run-service", true);
        var before = machine.Picture();

        var fault = await Assert.ThrowsAsync<FaultException>(() => machine.InstallAsync(machine.Package("28.3.0")));
        var refused = Assert.Throws<FaultException>(() => new DockerEngineRemover(machine, null).IsAnythingThere());

        Assert.Equal((FaultKind.ServiceConflict, FaultKind.ServiceConflict), (fault.Kind, refused.Kind));
        Assert.Contains(@"C:\Windows\System32\dockerd.exe", fault.Detail, StringComparison.Ordinal);
        Assert.Equal(before, machine.Picture());
    }

    [Fact]
    public async Task Another_engine_at_the_pipe_is_no_success()
    {
        machine.Before = call =>
        {
            if (call == "EngineAnswer")
                File.WriteAllText(Path.Combine(machine.Installed, "dockerd.exe"), "27.0.0");
        };

        var fault = await Assert.ThrowsAsync<FaultException>(() => machine.InstallAsync(machine.Package("28.3.0")));

        Assert.Contains("version 27.0.0 answers", fault.Detail, StringComparison.Ordinal);
        Assert.False(Directory.Exists(machine.Installed));
        Assert.Empty(machine.Services);
    }

    [Fact]
    public async Task A_configuration_that_is_not_understood_stops_everything_before_it_begins()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(machine.Configuration)!);
        File.WriteAllText(machine.Configuration, "{ \"debug\": tru");

        var fault = await Assert.ThrowsAsync<FaultException>(() => machine.InstallAsync(machine.Package("28.3.0"), WithAccounts));

        Assert.Equal(FaultKind.DaemonConfigInvalid, fault.Kind);
        Assert.Equal("{ \"debug\": tru", File.ReadAllText(machine.Configuration));
        Assert.Empty(machine.Services);
    }

    [Fact]
    public async Task Removing_keeps_the_data_and_removes_the_rest()
    {
        await machine.InstallAsync(machine.Package("28.3.0"), WithAccounts);
        var layer = Path.Combine(machine.ProgramData, "docker", "windowsfilter", "layer");
        Directory.CreateDirectory(layer);
        var remover = new DockerEngineRemover(machine, null);

        Assert.True(remover.IsAnythingThere());
        var done = await remover.RemoveAsync(TestContext.Current.CancellationToken);

        Assert.Equal((null, "28.3.0", true), (done.Version, done.PreviousVersion, done.Changed));
        Assert.False(Directory.Exists(machine.Installed));
        Assert.Empty(machine.Services);
        Assert.DoesNotContain(machine.Installed, machine.SearchPath);
        Assert.True(Directory.Exists(layer));
        Assert.True(File.Exists(machine.Configuration));
        Assert.False(remover.IsAnythingThere());

        await remover.RemoveDataAsync(TestContext.Current.CancellationToken);
        Assert.False(Directory.Exists(Path.Combine(machine.ProgramData, "docker")));
    }

    [Theory]
    [InlineData("Stop")]
    [InlineData("RemoveService")]
    [InlineData("RemoveFromPath")]
    public async Task Removing_that_fails_leaves_the_engine_running(string step)
    {
        await machine.InstallAsync(machine.Package("28.3.0"));
        var before = machine.Picture();
        var calls = 0;
        machine.Before = call =>
        {
            if (call == step && ++calls == 1)
                throw new FaultException(FaultKind.ServiceFailed, "docker", "it broke");
        };

        await Assert.ThrowsAsync<FaultException>(() => new DockerEngineRemover(machine, null).RemoveAsync(TestContext.Current.CancellationToken));

        Assert.Equal(before, machine.Picture());
    }

    async Task<IReadOnlyList<int>> StepsOfAsync(string package)
    {
        using var trial = machine.Copy();
        trial.Calls.Clear();
        await trial.InstallAsync(package, WithAccounts);
        Assert.All(Steps.Except(["Register", "AddToPath"]), step => Assert.Contains(step, trial.Calls));
        return [.. Enumerable.Range(1, trial.Calls.Count)];
    }
}
