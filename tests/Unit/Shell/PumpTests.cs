using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Shell;
using Xunit;

namespace WinDockerTools.Tests.Shell;

public sealed class PumpTests : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly CancellationTokenSource stop = new();
    readonly Pump pump;

    public PumpTests() => pump = new Pump(stop);

    public void Dispose()
    {
        pump.Dispose();
        stop.Dispose();
    }

    // A pump that hangs must not hang the tests with it.
    static async Task<Exception?> EndOf(Action run)
    {
        var running = Task.Run(() => Record.Exception(run));
        Assert.Same(running, await Task.WhenAny(running, Task.Delay(Patience)));
        return await running;
    }

    [Fact]
    public async Task What_work_asks_for_is_done_on_the_pipeline_thread_in_order()
    {
        var pipeline = 0;
        var steps = new List<(int Number, int Thread)>();

        var failure = await EndOf(() =>
        {
            pipeline = Environment.CurrentManagedThreadId;
            pump.Run(async _ =>
            {
                for (var i = 0; i < 1000; i++)
                {
                    var answer = await pump.Ask(() =>
                    {
                        steps.Add((i, Environment.CurrentManagedThreadId));
                        return i;
                    }).ConfigureAwait(false);
                    Assert.Equal(i, answer);
                }
            });
        });

        Assert.Null(failure);
        Assert.Equal(1000, steps.Count);
        for (var i = 0; i < steps.Count; i++)
            Assert.Equal((i, pipeline), steps[i]);
    }

    [Fact]
    public async Task When_the_pipeline_breaks_off_the_work_is_cancelled_and_awaited()
    {
        bool wasCancelled = false, hasEnded = false, laterRan = false;

        var failure = await EndOf(() => pump.Run(async token =>
        {
            try
            {
                await pump.Ask<bool>(() => throw new NotSupportedException("the pipeline broke"));
            }
            catch (OperationCanceledException)
            {
                wasCancelled = token.IsCancellationRequested;
            }
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pump.Ask(() => laterRan = true));
            await Task.Yield();
            hasEnded = true;
        }));

        Assert.Equal("the pipeline broke", Assert.IsType<NotSupportedException>(failure).Message);
        Assert.True(hasEnded);
        Assert.True(wasCancelled);
        Assert.False(laterRan);
    }

    [Fact]
    public async Task A_stop_from_another_thread_ends_work_that_waits()
    {
        var begun = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = EndOf(() => pump.Run(token =>
        {
            begun.SetResult(true);
            return Task.Delay(Timeout.Infinite, token);
        }));

        await begun.Task;
        stop.Cancel();

        Assert.IsAssignableFrom<OperationCanceledException>(await running);
    }

    [Fact]
    public async Task What_was_asked_before_the_stop_is_not_done_after_it()
    {
        Task<bool>? late = null;
        var failure = await EndOf(() => pump.Run(async _ =>
        {
            await pump.Ask(() =>
            {
                // The pipeline thread is busy here while another step waits behind it.
                late = pump.Ask(() => true);
                stop.Cancel();
                return true;
            });
        }));

        Assert.Null(failure);
        Assert.Null(await EndOf(() => pump.Run(_ => Task.CompletedTask)));
        Assert.True(late!.IsCanceled);
    }

    [Fact]
    public async Task An_unexpected_exception_of_the_work_comes_out_as_it_is() =>
        Assert.IsType<InvalidCastException>(await EndOf(() => pump.Run(async _ =>
        {
            await Task.Yield();
            throw new InvalidCastException();
        })));

    [Fact]
    public async Task Work_that_fails_at_once_does_not_hang() =>
        Assert.IsType<NotSupportedException>(await EndOf(() => pump.Run(_ => throw new NotSupportedException())));

    [Fact]
    public async Task Whoever_asks_when_all_is_over_is_cancelled()
    {
        stop.Cancel();
        pump.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pump.Ask(() => true));
    }

    [Fact]
    public async Task Many_who_ask_at_the_same_time_are_all_answered()
    {
        var count = 0;

        var failure = await EndOf(() => pump.Run(_ =>
        {
            var asking = new Task[8];
            for (var i = 0; i < asking.Length; i++)
                asking[i] = AskManyAsync();
            return Task.WhenAll(asking);
        }));

        Assert.Null(failure);
        Assert.Equal(16_000, count);

        async Task AskManyAsync()
        {
            for (var step = 0; step < 2000; step++)
                await pump.Ask(() => ++count).ConfigureAwait(false);
        }
    }
}
