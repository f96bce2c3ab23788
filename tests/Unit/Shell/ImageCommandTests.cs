#if NET10_0_OR_GREATER
using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Commands.Images;
using WinDockerTools.Engine.Common;
using Xunit;

namespace WinDockerTools.Tests.Shell;

/// <summary>A cmdlet whose images are read as a test says.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "Probe")]
[OutputType(typeof(string))]
public sealed class InvokeProbeCommand : ImageCommand
{
    internal static Func<string, CancellationToken, Task<IReadOnlyList<object>>> Read { get; set; } = null!;

    protected override Task<IReadOnlyList<object>> ReadAsync(ImageReference image, CancellationToken stop) => Read(image.Text, stop);
}

/// <summary>In the real PowerShell engine, which is there for .NET 10.</summary>
public sealed class ImageCommandTests : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    readonly Runspace runspace;
    readonly PowerShell shell;

    public ImageCommandTests()
    {
        var state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateCmdletEntry("Invoke-Probe", typeof(InvokeProbeCommand), helpFileName: null));
        runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        shell = PowerShell.Create(runspace);
    }

    public void Dispose()
    {
        shell.Dispose();
        runspace.Dispose();
    }

    Task<PSDataCollection<PSObject>> RunAsync(string script, Func<string, CancellationToken, Task<IReadOnlyList<object>>> read)
    {
        InvokeProbeCommand.Read = read;
        return shell.AddScript(script).InvokeAsync().WaitAsync(Patience, Stop);
    }

    static object[] Results(params object[] results) => results;

    [Fact]
    public async Task Results_come_in_the_order_of_the_input_whichever_is_ready_first()
    {
        var last = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var output = await RunAsync("'a', 'b', 'c' | Invoke-Probe", async (image, stop) =>
        {
            if (image == "c")
                last.SetResult();
            else
                await last.Task.WaitAsync(stop);
            return Results(image + "1", image + "2");
        });

        Assert.Equal(["a1", "a2", "b1", "b2", "c1", "c2"], output.Select(item => (string)item.BaseObject));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task No_more_images_than_the_limit_are_read_at_once(int limit)
    {
        int now = 0, most = 0;
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var output = await RunAsync($"1..20 | & {{ process {{ \"image$_\" }} }} | Invoke-Probe -ThrottleLimit {limit}", async (image, stop) =>
        {
            var running = Interlocked.Increment(ref now);
            InterlockedMax(ref most, running);
            if (running == limit)
                full.TrySetResult();
            await full.Task.WaitAsync(stop);
            await Task.Yield();
            Interlocked.Decrement(ref now);
            return Results(image);
        });

        Assert.Equal((20, limit), (output.Count, most));
    }

    [Fact]
    public async Task A_failing_image_is_an_error_of_its_own()
    {
        var output = await RunAsync("'a', 'b', 'c' | Invoke-Probe", (image, _) => image == "b"
            ? throw new FaultException(FaultKind.ImageNotFound, image, "not here")
            : Task.FromResult<IReadOnlyList<object>>(Results(image)));

        Assert.Equal(["a", "c"], output.Select(item => (string)item.BaseObject));
        Assert.StartsWith("ImageNotFound", Assert.Single(shell.Streams.Error).FullyQualifiedErrorId);
    }

    [Fact]
    public async Task A_defect_that_one_image_brings_to_light_is_an_error_of_its_own_with_what_a_report_needs()
    {
        var output = await RunAsync("'a', 'b', 'c' | Invoke-Probe", (image, _) => image == "b"
            ? throw new InvalidCastException("a defect")
            : Task.FromResult<IReadOnlyList<object>>(Results(image)));

        Assert.Equal(["a", "c"], output.Select(item => (string)item.BaseObject));
        var error = Assert.Single(shell.Streams.Error);
        Assert.StartsWith("UnexpectedFailure", error.FullyQualifiedErrorId);
        Assert.Equal("b", error.TargetObject);
        Assert.Contains("InvalidCastException, a defect. Please report it", error.Exception.Message);
        Assert.IsType<InvalidCastException>(error.Exception.GetBaseException());
    }

    [Theory]
    [InlineData(typeof(OperationCanceledException))]
    [InlineData(typeof(PipelineStoppedException))]
    public async Task What_ends_a_pipeline_is_never_an_error_of_an_image(Type end)
    {
        try
        {
            await RunAsync("'a', 'b' | Invoke-Probe", (_, _) => throw (Exception)Activator.CreateInstance(end)!);
        }
        catch (Exception e) when (e.GetType() == end)
        {
        }

        Assert.DoesNotContain(shell.Streams.Error, error => error.FullyQualifiedErrorId.StartsWith("UnexpectedFailure", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_waits_longer_than_a_second_sees_what_for_until_it_is_done()
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        shell.Streams.Progress.DataAdded += (_, _) => seen.TrySetResult();

        await RunAsync("Invoke-Probe 'a', 'b', 'c'", async (image, stop) =>
        {
            if (image != "a")
                await seen.Task.WaitAsync(stop);
            return Results(image);
        });

        Assert.Equal("Image 2 of 3: b", shell.Streams.Progress[0].StatusDescription);
        Assert.Equal(33, shell.Streams.Progress[0].PercentComplete);
        Assert.Equal(ProgressRecordType.Completed, shell.Streams.Progress[^1].RecordType);
    }

    [Fact]
    public async Task Quick_work_shows_no_progress()
    {
        await RunAsync("1..50 | & { process { \"image$_\" } } | Invoke-Probe", (image, _) => Task.FromResult<IReadOnlyList<object>>(Results(image)));

        Assert.Empty(shell.Streams.Progress);
    }

    [Fact]
    public async Task Ctrl_C_stops_every_image_and_waits_for_it()
    {
        int begun = 0, stopped = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = RunAsync("'a', 'b', 'c' | Invoke-Probe", async (_, stop) =>
        {
            if (Interlocked.Increment(ref begun) == 3)
                all.SetResult();
            await WaitForStop(stop);
            Interlocked.Increment(ref stopped);
            return Results();
        });
        await all.Task.WaitAsync(Patience, Stop);

        await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null).WaitAsync(Patience, Stop);

        await Assert.ThrowsAsync<PipelineStoppedException>(() => running);
        Assert.Equal(3, stopped);
    }

    [Theory]
    [InlineData("foreach ($once in 1) { 'a', 'b', 'c' | Invoke-Probe | & { process { break } } }")]
    [InlineData("try { 'a', 'b', 'c' | Invoke-Probe | & { process { throw 'enough' } } } catch { }")]
    [InlineData("try { 'fault', 'b', 'c' | Invoke-Probe -ErrorAction Stop } catch { }")]
    public async Task A_pipeline_that_breaks_off_stops_the_images_that_nobody_wants_any_more(string script)
    {
        int begun = 0, stopped = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        await RunAsync(script, async (image, stop) =>
        {
            if (Interlocked.Increment(ref begun) == 3)
                all.SetResult();
            await all.Task.WaitAsync(stop);
            if (image == "fault")
                throw new FaultException(FaultKind.ImageNotFound, image, "not here");
            if (image == "a")
                return Results("a1", "a2");
            await WaitForStop(stop);
            Interlocked.Increment(ref stopped);
            return Results(image);
        });

        Assert.Equal(2, stopped);
    }

    // A moment passes between the stop and the end: those who do not await it would see less.
    static async Task WaitForStop(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = stop.Register(stopped.SetResult);
        await stopped.Task;
        await Task.Delay(50, CancellationToken.None);
    }

    static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); seen < value; seen = Interlocked.CompareExchange(ref most, value, seen))
        {
        }
    }
}
#endif
