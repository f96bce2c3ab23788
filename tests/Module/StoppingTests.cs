using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Harness.Http;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Module;

/// <summary>What Ctrl+C and broken pipelines leave behind, and what long pipelines hold.</summary>
public sealed class StoppingTests : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    static readonly TestImage Image = TestImage.List(TestPlatform.Windows("10.0.20348.5499"), TestPlatform.Windows("10.0.26100.33296"));

    readonly TemporaryFolder folder = new();
    readonly EngineSession session = new();

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Ctrl_C_ends_a_call_to_a_registry_that_hangs_and_the_session_goes_on()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registry = new StubRegistry();
        var name = registry.Add("app", "1", Image);
        registry.Intercept = _ =>
        {
            asked.TrySetResult();
            return new StubAnswer(200) { Hangs = true };
        };
        using var shell = session.Shell("param($p) $p, $p | Get-ContainerImagePlatform -NoCache", ("p", name));
        var running = shell.InvokeAsync();
        await asked.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null).WaitAsync(Patience, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<PipelineStoppedException>(() => running.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.Empty(shell.Streams.Error);
        registry.Intercept = _ => null;
        Assert.Equal(2, session.Run("param($p) Get-ContainerImagePlatform $p -NoCache", ("p", name)).ThrowIfFailed().Output.Count);
    }

    [Fact]
    public void A_pipeline_that_has_seen_enough_does_not_read_the_remaining_images()
    {
        using var registry = new StubRegistry();
        var names = Enumerable.Range(0, 200).Select(i => registry.Add("app" + i, "1", Image)).ToArray();

        var result = session.Run(
            "param($p) foreach ($once in 1) { $p | Get-ContainerImagePlatform -NoCache -ThrottleLimit 2 | & { process { $_; break } } }", ("p", names));

        Assert.Single(result.ThrowIfFailed().Output);
        Assert.InRange(registry.RequestLines.Select(line => line.Split('/')[2]).Distinct().Count(), 1, 20);
    }

    [Fact]
    public void Twenty_thousand_results_take_no_more_memory_than_two_thousand()
    {
        var layout = LayoutWriter.Write(folder.File("image"), Image);

        var result = session.Run(
            """
            param($p)
            $count = 0
            @($p) * 834 | Test-ContainerImageCompatibility -HostVersion (@('ltsc2022', 'ltsc2025', 'Win11-24H2') * 8) | & {
                process {
                    $count++
                    if ($count -eq 2000 -or $count -eq 20000) { [GC]::GetTotalMemory($true) }
                }
            }
            """,
            ("p", layout)).ThrowIfFailed();

        var memory = result.Output.Select(item => (long)item.BaseObject).ToList();
        Assert.Equal(2, memory.Count);
        Assert.True(memory[1] - memory[0] < 8_000_000, $"{memory[0]:N0} bytes became {memory[1]:N0}");
    }
}
