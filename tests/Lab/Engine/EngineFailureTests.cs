using System;
using System.Management.Automation;
using System.Threading.Tasks;
using Xunit;

namespace WinDockerTools.Tests.Lab.Engine;

/// <summary>Bad days of an engine: each test has one of its own to hurt.</summary>
public sealed class EngineFailureTests : EngineTests
{
    static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    public EngineFailureTests() : base(new LabEngine()) { }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Engine.DisposeAsync();
    }

    [Fact]
    public async Task An_engine_that_dies_in_the_middle_of_a_call_is_an_error_at_once()
    {
        using var shell = await StartAsync();

        Engine.Signal("KILL");

        await shell.Ended.WaitAsync(Soon, TestContext.Current.CancellationToken);
        var error = Assert.Single(shell.PowerShell.Streams.Error);
        Assert.Contains(error.FullyQualifiedErrorId.Split(',')[0], new[] { "EngineUnreachable", "EngineFailed" });
    }

    [Fact]
    public async Task A_stop_ends_a_call_that_no_engine_answers()
    {
        using var shell = await StartAsync();

        shell.PowerShell.Stop();

        await Assert.ThrowsAsync<PipelineStoppedException>(() => shell.Ended.WaitAsync(Soon, TestContext.Current.CancellationToken));
        Assert.Empty(shell.PowerShell.Streams.Error);
    }

    /// <summary>A call in the middle: the stopped engine has taken the connection, and answers nothing.</summary>
    async Task<RunningCall> StartAsync()
    {
        Engine.Signal("STOP");
        var call = new RunningCall(Session.Shell("param($h) Get-ContainerHost $h").AddParameter("h", Engine.DockerHost));
        while (!Engine.HasConnection)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        return call;
    }

    sealed class RunningCall(PowerShell shell) : IDisposable
    {
        public PowerShell PowerShell { get; } = shell;
        public Task Ended { get; } = shell.InvokeAsync();
        public void Dispose() => PowerShell.Dispose();
    }
}
