using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Platform.Windows;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Machine;

/// <summary>There is no wsl.exe here: scripts of the shell answer in its place.</summary>
public sealed class WslCommandTests : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly TemporaryFolder folder = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task What_a_stand_in_says_is_read_in_either_encoding(bool isWide, bool hasMark)
    {
        const string text = "* Größe 大きい    Running         2\r\n";
        Encoding encoding = isWide ? Encoding.Unicode : Encoding.UTF8;
        File.WriteAllBytes(folder.File("said"), [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)]);

        Assert.Equal(text, await AskAsync("cat \"$0\"", folder.File("said")));
    }

    [Fact]
    public async Task A_stand_in_that_waits_for_a_key_is_ended() =>
        Assert.Equal("", await AskAsync("echo 'Press any key to install'; exec sleep 600", "", TimeSpan.FromMilliseconds(200)));

    [Fact]
    public async Task A_stand_in_that_reads_gets_nothing_to_read() => Assert.Equal("over\n", await AskAsync("read key; echo over", ""));

    [Fact]
    public async Task A_program_that_cannot_be_run_says_nothing() => Assert.Equal("", await WslCommand.AskAsync(folder.File("none"), [], Stop));

    [Fact]
    public async Task A_stop_is_a_stop_and_no_limit()
    {
        SkipOnWindows();
        using var stop = new CancellationTokenSource();
        var asking = WslCommand.AskAsync("/bin/sh", ["-c", "exec sleep 600"], stop.Token);

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    // What enabling the feature of Windows, or installing the package, leaves in the registry.
    [Theory]
    [InlineData("WSLService", true, true)]
    [InlineData("LxssManager", true, true)]
    [InlineData("hns", true, false)]
    [InlineData("WSLService", false, false)]
    public void From_a_supplied_registry_the_program_is_asked_only_where_WSL_is_installed(string service, bool hasFile, bool expected) =>
        Assert.Equal(expected, WslCommand.Find("folder", key => key == $@"SYSTEM\CurrentControlSet\Services\{service}", path => hasFile && path == Path.Combine("folder", "wsl.exe")) is not null);

    static Task<string> AskAsync(string script, string argument, TimeSpan? limit = null)
    {
        SkipOnWindows();
        return WslCommand.AskAsync("/bin/sh", ["-c", script, argument], limit ?? Patience, Stop);
    }

    static void SkipOnWindows() => Assert.SkipWhen(Path.DirectorySeparatorChar == '\\', "there is no sh on Windows");
}
