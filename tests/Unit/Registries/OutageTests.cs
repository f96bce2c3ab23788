using System;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Registries.Lines;
using Xunit;

namespace WinDockerTools.Tests.Registries;

public sealed class OutageTests
{
    readonly Clock clock = new();
    readonly Outage outage;

    public OutageTests() => outage = new Outage(clock);

    static FaultException Down => new(FaultKind.RegistryUnreachable, "registry.test", "refused");

    [Fact]
    public void Two_failures_in_a_row_are_enough_for_half_a_minute()
    {
        outage.Failed(Down);
        outage.ThrowIfDown();
        outage.Failed(Down);

        Assert.Equal("refused (it was not asked again so soon after)", Assert.Throws<FaultException>(outage.ThrowIfDown).Detail);
        clock.Now = TimeSpan.FromSeconds(30);
        outage.ThrowIfDown();
    }

    [Fact]
    public void An_answer_in_between_begins_the_count_anew()
    {
        outage.Failed(Down);
        outage.Answered();
        outage.Failed(Down);
        outage.ThrowIfDown();
        outage.Failed(Down);

        Assert.Throws<FaultException>(outage.ThrowIfDown);
    }

    sealed class Clock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
