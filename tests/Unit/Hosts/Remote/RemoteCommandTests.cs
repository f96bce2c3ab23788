using System;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Remote;

/// <summary>The cmdlets in a real PowerShell engine, over stand-ins for other Windows machines.</summary>
public sealed class RemoteCommandTests : IDisposable
{
    readonly EngineSession session = new(import: false, cmdlets: StandInFleet.Cmdlets);

    public void Dispose() => session.Dispose();

    SessionResult Run(string script, StandInWindows[] machines, params string[] others) =>
        session.Run("param([string[]]$n) " + script, ("n", machines.Select(machine => machine.ComputerName).Concat(others).ToArray()));

    [Fact]
    public void Stand_ins_are_described_many_at_once()
    {
        var machines = StandInFleet.Add(20);

        var result = Run("Get-ContainerHost -ComputerName $n", machines).ThrowIfFailed();

        Assert.Equal(machines.Select(machine => machine.ComputerName).Order(), result.Output.Select(host => (string)host.Value("ComputerName")!).Order());
        Assert.All(machines, machine => Assert.True(machine.IsClosed));
    }

    [Fact]
    public void Names_come_by_the_pipe_as_properties()
    {
        var machines = StandInFleet.Add(3);

        var result = Run("$n | & { process { [pscustomobject]@{ ComputerName = $_ } } } | Get-ContainerHost", machines).ThrowIfFailed();

        Assert.Equal(3, result.Output.Count);
    }

    [Fact]
    public void Whoever_does_not_answer_is_one_error_and_not_the_end()
    {
        var machines = StandInFleet.Add(2);

        var result = Run("Get-ContainerHost -ComputerName $n", machines, "no-such-computer");

        Assert.Equal(["HostUnreachable"], result.ErrorIds);
        Assert.Equal("no-such-computer", result.Errors[0].TargetObject);
        Assert.Equal(2, result.Output.Count);
    }

    [Fact]
    public void The_first_answer_is_written_while_others_are_waited_for()
    {
        var machines = StandInFleet.Add(2);
        using var late = new SemaphoreSlim(0);
        machines[0].Delay = late.WaitAsync;

        var result = session.Run(
            "param($n, $late) Get-ContainerHost -ComputerName $n | & { process { $_; $null = $late.Release(1000) } }",
            ("n", machines.Select(machine => machine.ComputerName).ToArray()), ("late", late)).ThrowIfFailed();

        Assert.Equal([machines[1].ComputerName, machines[0].ComputerName], result.Output.Select(host => host.Value("ComputerName")));
    }

    [Fact]
    public void Dead_ones_cost_one_time_out_together()
    {
        var dead = StandInFleet.Add(5, machine => machine.Delay = stop => Task.Delay(Timeout.Infinite, stop));
        var watch = Stopwatch.StartNew();

        var result = Run("Get-ContainerHost -ComputerName $n -OperationTimeoutSec 1", dead);

        Assert.Equal(Enumerable.Repeat("HostTimeout", 5), result.ErrorIds);
        // One after the other they would take five.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(4.5), watch.Elapsed.ToString());
    }

    [Fact]
    public void No_more_are_asked_at_once_than_the_limit_says()
    {
        var (now, most) = (0, 0);
        var machines = StandInFleet.Add(12);
        foreach (var machine in machines)
        {
            machine.Delay = async stop =>
            {
                // The first question comes alone.
                if (machine.Asked.Count > 1)
                    return;
                var count = Interlocked.Increment(ref now);
                most = Math.Max(most, count);
                await Task.Delay(20, stop);
                Interlocked.Decrement(ref now);
            };
        }

        Run("Get-ContainerHost -ComputerName $n -ThrottleLimit 3", machines).ThrowIfFailed();

        Assert.InRange(most, 2, 3);
    }

    [Fact]
    public void A_stop_ends_every_question()
    {
        var machines = StandInFleet.Add(3, machine => machine.Delay = stop => Task.Delay(Timeout.Infinite, stop));
        using var shell = session.Shell("param($n) Get-ContainerHost -ComputerName $n -OperationTimeoutSec 600", ("n", machines.Select(machine => machine.ComputerName).ToArray()));
        var running = shell.BeginInvoke();
        Assert.True(SpinWait.SpinUntil(() => machines.All(machine => !machine.Asked.IsEmpty), TimeSpan.FromSeconds(30)));

        shell.Stop();

        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.All(machines, machine => Assert.True(machine.IsClosed));
    }

    [Fact]
    public void A_pipeline_that_has_enough_ends_every_question()
    {
        var machines = StandInFleet.Add(3);
        foreach (var machine in machines.Skip(1))
            machine.Delay = stop => Task.Delay(Timeout.Infinite, stop);

        var result = Run("Get-ContainerHost -ComputerName $n -OperationTimeoutSec 600 | & { process { throw 'enough' } }", machines);

        Assert.Equal("enough", result.Failure!.Message);
        Assert.All(machines, machine => Assert.True(machine.IsClosed));
    }

    [Fact]
    public void Checks_of_a_stand_in_tell_of_its_Windows_and_leave_its_engine_unknown()
    {
        var checks = Run("Test-ContainerHost -ComputerName $n", StandInFleet.Add(1)).ThrowIfFailed().Output.ToDictionary(check => (string)check.Value("Id")!, check => check.Value("Result")!.ToString());

        Assert.All(["WindowsVersionFits", "ContainersFeature", "RestartPending", "EngineService", "DiskSpace", "NetworkOverlap", "SharedFolderLocks", "DrivesWritable", "IgnoredTcpSettings", "EventSource"],
            id => Assert.Equal("Passed", checks[id]));
        Assert.All(["EngineReachable", "EngineAccess", "EngineVersion", "DaemonConfigValid", "StorageDriver", "ProjectLocation", "TimeSkew", "Builder", "EngineMode"], id => Assert.Equal("Unknown", checks[id]));
    }

    [Fact]
    public void Checks_find_what_is_wrong_afar()
    {
        var machines = StandInFleet.Add(1, machine =>
        {
            machine.Instances["Win32_LogicalDisk"][1]["FreeSpace"] = 5_000_000_000ul;
            machine.Instances["MSFT_NetIPAddress"].Add(new() { ["IPAddress"] = "172.20.5.5", ["InterfaceAlias"] = "Ethernet 2" });
            machine.Registry[@"SYSTEM\CurrentControlSet\Services\docker\Start"] = 4u;
            machine.Instances["Win32_Service"].RemoveAt(0);
        });

        var checks = Run("Test-ContainerHost -ComputerName $n -Id DiskSpace, NetworkOverlap, EngineService", machines).ThrowIfFailed().Output;

        Assert.All(checks, check => Assert.Equal("Failed", check.Value("Result")!.ToString()));
        Assert.Contains(checks, check => ((string)check.Value("Seen")!).Contains("172.20.5.5 (Ethernet 2)", StringComparison.Ordinal));
    }

    [Fact]
    public void Remedies_for_what_is_not_seen_afar_name_the_machine()
    {
        var machines = StandInFleet.Add(1);

        var check = Run("Test-ContainerHost -ComputerName $n -Id EngineReachable", machines).ThrowIfFailed().Single;

        Assert.Equal($"Invoke-Command -ComputerName '{machines[0].ComputerName}' {{ Test-ContainerHost }}", check.Value("Remedy"));
    }

    [Fact]
    public void An_account_is_not_asked_about_where_nothing_would_tell() =>
        Assert.Equal(["AmbiguousParameterSet"], Run("Test-ContainerHost -ComputerName $n -Account agent", StandInFleet.Add(1)).ErrorIds);

    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void Quiet_is_one_boolean_for_all(bool spoiled, bool missing, bool ready)
    {
        var machines = StandInFleet.Add(3);
        if (spoiled)
            machines[1].Registry[@"SYSTEM\CurrentControlSet\Policies\Microsoft\FVE\FDVDenyWriteAccess"] = 1u;

        var result = Run("Test-ContainerHost -ComputerName $n -Quiet -ErrorAction SilentlyContinue", machines, missing ? ["no-such-computer"] : []);

        Assert.Equal(ready, result.Single.BaseObject);
    }

    [Fact]
    public void Hosts_that_were_described_are_asked_again_by_their_name()
    {
        var machines = StandInFleet.Add(2);

        var result = Run("Get-ContainerHost -ComputerName $n | Test-ContainerHost -Id WindowsVersionFits", machines).ThrowIfFailed();

        Assert.Equal(["Passed", "Passed"], result.Output.Select(check => check.Value("Result")!.ToString()));
    }

    [Fact]
    public void A_machine_whose_failure_was_not_foreseen_ends_the_call_and_not_the_process()
    {
        var machines = StandInFleet.Add(1, machine => machine.Delay = _ => throw new InvalidOperationException("not foreseen"));

        Assert.Equal("not foreseen", Run("Get-ContainerHost -ComputerName $n", machines).Errors.Single().Exception.Message);
    }
}
