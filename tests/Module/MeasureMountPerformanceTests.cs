using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Docker;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Module;

/// <summary>What needs no engine. Containers are in the lab.</summary>
public sealed class MeasureMountPerformanceTests : IDisposable
{
    const string Once = " -Round 1 -FileCount 4 -SequentialSize 1MB ";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly EngineSession session = new();
    readonly TemporaryFolder folder = new();
    readonly IReadOnlyList<string> before = Leftovers();

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    static IReadOnlyList<string> Leftovers() => [.. Directory.GetDirectories(Path.GetTempPath(), "windockertools-*").Order()];

    // Other tests measure at the same time, and theirs go as well.
    void AssertNothingStays()
    {
        var found = Leftovers().Except(before).ToList();
        Assert.True(SpinWait.SpinUntil(() => !found.Any(Directory.Exists), Patience), string.Join(", ", found));
    }

    SessionResult Run(string script, params (string, object?)[] more) => session.Run("param($p) " + script, [("p", folder.Path), .. more]);

    string[] Left => Directory.GetFileSystemEntries(folder.Path);

    [Fact]
    public void Every_operation_comes_with_its_cache_state_and_units()
    {
        var result = Run("Measure-MountPerformance $p" + Once).ThrowIfFailed();

        Assert.All(result.Output, item =>
        {
            Assert.Equal("WinDockerTools.MountPerformance", item.TypeNames[0]);
            Assert.IsType<TimeSpan>(item.Value("Median"));
            Assert.Equal((folder.Path, "FileCalls"), (item.Value("Path"), $"{item.Value("Method")}"));
            Assert.Equal(1.0, item.Value("Ratio"));
            Assert.True((double)item.Value("OperationsPerSecond")! > 0);
            Assert.Null(item.Value("RpcCounts"));
            Assert.Null(item.Value("Interval"));
        });
        Assert.Equal(12, result.Output.Select(item => $"{item.Value("Operation")}").Distinct().Count());
        Assert.Empty(Left);
        AssertNothingStays();
    }

    [Theory]
    [InlineData("-Operation stat, Lock -ClientCount 2")]
    [InlineData("-Workload gobuild, NodeModules, GitStatus, Sequential")]
    [InlineData("-SequentialSize 2MB -TimeoutSec 86400 -Seed -1 -Operation SequentialRead")]
    [InlineData("-SequentialSize '2m' -Operation SequentialWrite")]
    public void What_fits_is_measured(string arguments)
    {
        Assert.NotEmpty(Run("Measure-MountPerformance $p -Round 1 -FileCount 4 " + arguments).ThrowIfFailed().Output);
        Assert.Empty(Left);
    }

    [Theory]
    [InlineData("$p -FileCount 0")]
    [InlineData("$p -FileCount 100001")]
    [InlineData("$p -Round 0")]
    [InlineData("$p -ClientCount 0")]
    [InlineData("$p -SequentialSize 1KB")]
    [InlineData("$p -TimeoutSec 0")]
    [InlineData("$p -Operation Copy")]
    [InlineData("$p -Operation @()")]
    [InlineData("$p -Workload Rust")]
    [InlineData("$p -Image busybox")]
    [InlineData("$p -DockerHost tcp://127.0.0.1:1")]
    [InlineData("''")]
    [InlineData("-Image busybox -Mount Cifs")]
    [InlineData("-Image busybox -Workload Rust")]
    [InlineData("-Image busybox -DockerHost x -Context y")]
    public void What_does_not_fit_is_refused_before_anything_is_written(string arguments)
    {
        var result = Run("Measure-MountPerformance " + arguments);

        Assert.IsAssignableFrom<ParameterBindingException>(result.Failure ?? Assert.Single(result.Errors).Exception);
        Assert.Empty(result.Output);
        Assert.Empty(Left);
    }

    [Theory]
    [InlineData("$p, './gone' | Measure-MountPerformance -Operation Stat", 1)]
    [InlineData("[pscustomobject]@{ MountPoint = $p }, [pscustomobject]@{ MountPoint = './gone' } | Measure-MountPerformance -Operation Stat", 1)]
    [InlineData("[System.IO.DirectoryInfo]$p, './gone' | Measure-MountPerformance -Operation Stat", 1)]
    // Each place once, and in one comparison.
    [InlineData("$p, \"$p/.\", './gone' | Measure-MountPerformance -Operation Stat", 1)]
    [InlineData("Measure-MountPerformance './gone', 'nodrive:/x' -Operation Stat", 0)]
    public void Places_come_by_value_and_by_property_and_each_bad_one_is_one_error(string script, int found)
    {
        var result = Run(script + Once);

        Assert.Null(result.Failure);
        Assert.Equal(found, result.Output.Count);
        Assert.All(result.ErrorIds, id => Assert.Equal("MountPathNotFound", id));
        Assert.Contains(result.Errors, error => Equals(error.TargetObject, "./gone"));
    }

    [Fact]
    public void What_is_left_out_is_told_to_who_asks()
    {
        Assert.SkipUnless(Directory.Exists("/dev/shm"), "there is no memory to put files into here");

        var result = Run("Measure-MountPerformance /dev/shm -Operation Read -Verbose" + Once).ThrowIfFailed();

        Assert.Equal("Warm", $"{result.Single.Value("CacheState")}");
        Assert.Contains(result.Verbose, text => text.Contains("not measured: Read Cold", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-Context 'no such context'", "EngineContextNotFound")]
    [InlineData("-DockerHost ssh://build01", "EngineEndpointUnsupported")]
    [InlineData("-DockerHost tcp://127.0.0.1:1", "EngineUnreachable")]
    public void An_engine_that_is_not_there_is_one_error(string engine, string id)
    {
        var result = Run("Measure-MountPerformance -Image busybox " + engine);

        Assert.Equal([id], result.ErrorIds);
        AssertNothingStays();
    }

    [Fact]
    public void An_engine_of_Windows_containers_is_told_what_to_use_instead()
    {
        using var engine = new StandInWindowsEngine();

        var result = Run($"Measure-MountPerformance -Image nanoserver -DockerHost {engine.DockerHost}");

        Assert.Equal(["LinuxEngineRequired"], result.ErrorIds);
        Assert.Contains("-Path", result.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_it_and_leaves_nothing()
    {
        using var shell = session.Shell("param($p) Measure-MountPerformance $p -FileCount 100000 -Round 1000", ("p", folder.Path));
        var running = shell.InvokeAsync();
        Assert.True(SpinWait.SpinUntil(() => Left.Length > 0, Patience));

        await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null).WaitAsync(Patience, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<PipelineStoppedException>(() => running.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.Empty(shell.Streams.Error);
        Assert.Empty(Left);
        AssertNothingStays();
    }

    [Fact]
    public void Nothing_is_changed_so_that_there_is_nothing_to_ask_for() =>
        Assert.Empty(Run("(Get-Command Measure-MountPerformance).Parameters.Keys -match '^(WhatIf|Confirm)$'").ThrowIfFailed().Output);
}
