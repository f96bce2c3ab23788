using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Hosts.Gathering;
using WinDockerTools.Engine.Platform.Windows;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Machine;

/// <summary>With a shell script in the place of wevtutil.exe.</summary>
public sealed class EventChannelsTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public EventChannelsTests() => Assert.SkipWhen(Path.DirectorySeparatorChar == '\\', "there is no sh on Windows");

    public void Dispose() => folder.Dispose();

    string StandInWevtutil(string script)
    {
        var path = folder.File("wevtutil");
        File.WriteAllText(path, "#!/bin/sh\n" + script);
        using var process = Process.Start("chmod", $"755 {path}");
        process.WaitForExit();
        return path;
    }

    Task<EventChannel> ReadAsync(string script, TimeSpan? patience = null, params string[] providers) =>
        EventChannels.ReadAsync(StandInWevtutil(script), new EventSelection("Application", providers), Stop, patience);

    [Fact]
    public async Task What_a_channel_holds_is_asked_for_and_read_in_Unicode()
    {
        File.WriteAllBytes(folder.File("events"), Encoding.Unicode.GetBytes(EventXmlTests.Docker));

        var channel = await ReadAsync($"printf '%s\\n' \"$@\" > {folder.File("arguments")}; cat {folder.File("events")}", null, "docker", "Microsoft-Windows-Hyper-V-Compute");

        Assert.Equal("failed to start container hcs::System::Start: \u00fcber", channel.Errors!.Single().Message);
        Assert.Equal(
            [
                "qe", "Application",
                "/q:*[System[Provider[@Name='docker' or @Name='Microsoft-Windows-Hyper-V-Compute'] and (Level=1 or Level=2) and TimeCreated[timediff(@SystemTime) <= 86400000]]]",
                "/c:50", "/rd:true", "/f:RenderedXml", "/uni:true",
            ],
            File.ReadAllLines(folder.File("arguments")));
    }

    [Theory]
    [InlineData("exit 0", null)]
    [InlineData("exit 15007", "cannot be read (159)")] // a Unix has 8 bits for it
    [InlineData("exit 5", "may not be read by this account")]
    [InlineData("exit 87", "cannot be read (87)")]
    [InlineData("echo nonsense", "answers with what is no event")]
    public async Task What_hinders_is_told_and_no_fault(string script, string? problem)
    {
        var channel = await ReadAsync(script);

        Assert.Equal((problem, problem is null), (channel.Problem, channel.Errors is { Count: 0 }));
    }

    [Fact]
    public async Task A_channel_that_does_not_answer_is_left_out_in_time_and_a_stop_ends_the_waiting()
    {
        using var stop = new CancellationTokenSource(100);

        Assert.Equal("does not answer in time", (await ReadAsync("sleep 60", TimeSpan.FromMilliseconds(100))).Problem);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EventReader.ReadAsync(StandInWevtutil("sleep 60"), stop.Token));
    }

    [Fact]
    public async Task A_Windows_without_the_program_tells_nothing() =>
        Assert.Equal("cannot be read without wevtutil.exe", (await EventChannels.ReadAsync(folder.File("none"), new EventSelection("Application"), Stop)).Problem);

    [Fact]
    public async Task All_channels_are_read_at_once()
    {
        // None ends before all have begun.
        var program = StandInWevtutil($"mkdir \"{folder.Path}/at-$$\"; until set -- {folder.Path}/at-*; [ $# = 5 ]; do sleep 0.1; done; exit 5");

        var channels = await EventReader.ReadAsync(program, Stop, TimeSpan.FromMinutes(1));

        Assert.Equal(5, channels.Select(channel => channel.Name).Distinct().Count());
        Assert.All(channels, channel => Assert.Equal("may not be read by this account", channel.Problem));
    }
}
