using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using WinDockerTools.Shell;
using Xunit;

namespace WinDockerTools.Tests.Shell;

public sealed class ThrottledProgressTests
{
    readonly Clock clock = new();
    readonly List<ProgressRecord> shown = [];
    readonly ThrottledProgress progress;

    public ThrottledProgressTests() => progress = new ThrottledProgress("Test", clock, shown.Add);

    [Fact]
    public void Nothing_is_shown_in_the_first_second_and_then_nothing_completed()
    {
        clock.Now += TimeSpan.FromMilliseconds(999);
        progress.Report(1, 2, "one");
        progress.Complete();

        Assert.Empty(shown);
    }

    [Fact]
    public void At_most_ten_updates_a_second_are_shown()
    {
        clock.Now += TimeSpan.FromSeconds(1);
        for (var i = 0; i < 1000; i++)
        {
            progress.Report(i, 1000, "one");
            clock.Now += TimeSpan.FromMilliseconds(1);
        }

        Assert.Equal(10, shown.Count);
    }

    [Fact]
    public void The_time_left_follows_from_what_is_done()
    {
        clock.Now += TimeSpan.FromSeconds(6);
        progress.Report(3, 12, "three");

        Assert.Equal((25, 18), (shown.Single().PercentComplete, shown.Single().SecondsRemaining));
    }

    [Theory]
    [InlineData(5, null)]
    [InlineData(0, 5)]
    [InlineData(0, 0)]
    public void What_is_not_known_is_not_shown_as_a_number(int done, int? total)
    {
        clock.Now += TimeSpan.FromSeconds(2);
        progress.Report(done, total, "some");

        Assert.Equal((total > 0 ? 0 : -1, -1), (shown.Single().PercentComplete, shown.Single().SecondsRemaining));
    }

    [Fact]
    public void What_was_shown_is_completed_once()
    {
        clock.Now += TimeSpan.FromSeconds(2);
        progress.Report(1, null, "one");
        progress.Complete();
        progress.Complete();

        Assert.Equal([ProgressRecordType.Processing, ProgressRecordType.Completed], shown.Select(record => record.RecordType));
    }

    sealed class Clock : TimeProvider
    {
        public TimeSpan Now { get; set; } = TimeSpan.FromDays(1);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
