using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Checks;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Hosts.Gathering;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Docker;
using WinDockerTools.Tests.Harness.Http;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Gathering;

/// <summary>Bad days of engines: what is gathered then, and what the checks make of it.</summary>
public sealed class HostFactsReaderTests
{
    static readonly TimeSpan Little = TimeSpan.FromMilliseconds(500);

    static async Task<HostFacts> ReadAsync(string address, string? folder = "/", TimeSpan? patience = null, CancellationToken stop = default)
    {
        using var engine = new DockerEngine(new DockerEndpoint(new Uri(address)), patience);
        return await HostFactsReader.ReadAsync(engine, new HostQuestion(new ThisWindows(), folder), TimeProvider.System, stop);
    }

    [Fact]
    public async Task An_engine_that_takes_the_call_and_answers_nothing_fails_in_time()
    {
        using var server = new StubServer(_ => new StubAnswer(200) { Hangs = true });

        var facts = await ReadAsync($"tcp://{server.Name}", patience: Little, stop: TestContext.Current.CancellationToken);

        Assert.Equal(FaultKind.EngineTimeout, facts.Failure?.Kind);
        var check = HostChecks.All.Single(rule => rule.Id == "EngineReachable").Check(facts);
        Assert.Equal((CheckResult.Failed, "127.0.0.1"), (check.Result, check.ComputerName));
        Assert.Contains("does not answer", check.Seen);
    }

    [Fact]
    public async Task A_server_that_is_no_engine_fails_and_breaks_nothing()
    {
        using var server = new StubServer(_ => StubAnswer.Json("<html>"));

        var facts = await ReadAsync($"tcp://{server.Name}", stop: TestContext.Current.CancellationToken);

        Assert.Equal(FaultKind.EngineFailed, facts.Failure?.Kind);
        Assert.All(HostChecks.All.Select(rule => rule.Check(facts)), check => Assert.NotEqual("", check.Seen));
    }

    [Fact]
    public async Task An_engine_elsewhere_tells_nothing_of_this_machine()
    {
        using var engine = new StandInWindowsEngine();

        var facts = await ReadAsync(engine.DockerHost, folder: null, stop: TestContext.Current.CancellationToken);

        Assert.Equal("WIN-LQ7VJ3K0M2D", facts.ComputerName);
        Assert.False(facts.IsOnThisMachine);
        Assert.Equal((null, null, null, null), (facts.Disk, facts.Networks, facts.Socket, facts.Daemon.Path));
        Assert.Null(facts.Project);
    }

    [Fact]
    public async Task A_socket_that_leads_to_another_machine_tells_nothing_of_the_files_here()
    {
        using var near = new StandInEngine(Dns.GetHostName());
        using var far = new StandInEngine("another");

        var here = await HostFactsReader.ReadAsync(near, new HostQuestion(new ThisWindows(), "/"), TimeProvider.System, TestContext.Current.CancellationToken);
        var there = await HostFactsReader.ReadAsync(far, new HostQuestion(new ThisWindows(), "/"), TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.Equal(("another", false, null, null, null), (there.ComputerName, there.IsOnThisMachine, there.Daemon.Path, there.Disk, there.Networks));
        Assert.True(here.IsOnThisMachine && here.IsDefaultAddress);
        Assert.Equal(Path.GetTempPath(), here.Disk?.Path);
        Assert.EndsWith("daemon.json", here.Daemon.Path);
        Assert.Empty(here.Networks!);
        Assert.Equal("Unknown", HostChecks.All.Single(check => check.Id == "DiskSpace").Check(there).Result.ToString());
    }

    [Fact]
    public async Task Elsewhere_than_on_Windows_no_event_log_is_read_and_no_pipe_seen()
    {
        Assert.SkipWhen(Path.DirectorySeparatorChar == '\\', "this is Windows");
        using var engine = new StandInEngine(Dns.GetHostName());

        var facts = await HostFactsReader.ReadAsync(engine, new HostQuestion(new ThisWindows(), "/", Needs: HostNeeds.Events | HostNeeds.Inventory), TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.Equal((null, null, "NotApplicable"), (facts.Events, facts.Pipe, HostChecks.All.Single(check => check.Id == "EngineEvents").Check(facts).Result.ToString()));
    }

    [Fact]
    public async Task Networks_that_the_engine_does_not_tell_are_not_known()
    {
        using var engine = new StandInEngine(Dns.GetHostName()) { Networks = null };

        Assert.Null((await HostFactsReader.ReadAsync(engine, new HostQuestion(new ThisWindows(), "/"), TimeProvider.System, TestContext.Current.CancellationToken)).Networks);
    }

    [Fact]
    public async Task A_stop_ends_it()
    {
        using var server = new StubServer(_ => new StubAnswer(200) { Hangs = true });
        using var stop = new CancellationTokenSource(50);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReadAsync($"tcp://{server.Name}", stop: stop.Token));
    }

    [Fact]
    public async Task A_socket_that_is_not_there_and_a_file_in_its_place_are_told_apart()
    {
        Assert.SkipUnless(Path.DirectorySeparatorChar == '/' && File.Exists("/etc/group"), "sockets of Unix");
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("f.sock"), "");

        var missing = await ReadAsync($"unix://{folder.File("d.sock")}", stop: TestContext.Current.CancellationToken);
        var file = await ReadAsync($"unix://{folder.File("f.sock")}", stop: TestContext.Current.CancellationToken);

        Assert.Equal((FaultKind.EngineUnreachable, null, false), (missing.Failure?.Kind, missing.Socket, missing.IsDefaultAddress));
        Assert.Equal(FaultKind.EngineUnreachable, file.Failure?.Kind);
        Assert.NotNull(file.Socket?.Group);
        Assert.Equal(Environment.MachineName, file.ComputerName);
    }

    /// <summary>An engine at the default address that says it runs on the machine of that name.</summary>
    sealed class StandInEngine(string name) : IDockerEngine
    {
        public IReadOnlyList<EngineNetwork>? Networks { get; init; } = [];

        public DockerEndpoint Endpoint { get; } = new(EngineAddress.Default);

        public IContainers Containers => throw new NotSupportedException();
        public IImageBuilds Builds => throw new NotSupportedException();

        public Task<EngineInfo> InfoAsync(CancellationToken stop) => Task.FromResult(new EngineInfo { Name = name, OSType = "linux", EngineVersion = "29.0.1", DataRoot = Path.GetTempPath() });

        public Task<IReadOnlyList<EngineNetwork>> NetworksAsync(CancellationToken stop) =>
            Networks is null ? throw new FaultException(FaultKind.EngineFailed, "engine", "no") : Task.FromResult(Networks);

        public Task<LocalImage?> FindImageAsync(string reference, CancellationToken stop) => throw new NotSupportedException();

        public Task<IReadOnlyList<EngineVolume>> VolumesAsync(CancellationToken stop) => throw new NotSupportedException();

        public Task<IReadOnlyList<LocalImage>> ImagesAsync(CancellationToken stop) => throw new NotSupportedException();

        public Task<IReadOnlyList<string>> ImageNamesAsync(CancellationToken stop) => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
