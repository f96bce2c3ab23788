using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Platform.Processes;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Processes;

/// <summary>With the shell and the tools of every Unix; what Windows does with a command line is <see cref="CommandLineTests"/>.</summary>
public sealed class LocalProcessTests : IDisposable
{
    const int Tail = 1 << 20;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly TemporaryFolder folder = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public LocalProcessTests() => Assert.SkipWhen(Path.DirectorySeparatorChar == '\\', "there is no sh on Windows");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData("two words and  more")]
    [InlineData("a \"quoted\" word")]
    [InlineData("an 'other' one")]
    [InlineData("größer als 大きい 🐹")]
    [InlineData("$HOME `id` $(id) ; & | > <")]
    [InlineData("line\nbreak\ttab")]
#if NET
    // mono takes a command line apart by rules of its own.
    [InlineData(@"C:\folder with spaces\")]
    [InlineData(@"back\\slash \""and quote")]
#endif
    public async Task An_argument_arrives_as_it_is(string argument)
    {
        var end = await LocalProcess.RunAsync(Shell("printf '%s|' \"$@\"", "first", argument, "last"), Stop);

        Assert.Equal($"first|{argument}|last|", end.Output);
    }

    [Fact]
    public async Task Output_error_and_exit_code_are_told_apart()
    {
        var end = await LocalProcess.RunAsync(Shell("echo out; echo err >&2; exit 42"), Stop);

        Assert.Equal(new ProcessEnd(42, "out\n", "err\n"), end);
    }

    [Fact]
    public async Task Output_is_read_in_the_encoding_of_the_call_also_where_only_its_end_is_kept()
    {
        var call = Shell("printf x; yes '' | tr '\\n' '\\0' | head -c 1; yes x | tr '\\n' '\\0' | head -c 3000000") with { Decode = Encoding.Unicode.GetString };

        var end = await LocalProcess.RunAsync(call, Stop);

        Assert.True(end.Output.Length >= Tail / 2 && end.Output.Trim('x').Length == 0);
    }

    [Fact]
    public async Task A_program_that_asks_for_input_is_given_none()
    {
        var end = await LocalProcess.RunAsync(Shell("cat; echo done"), Stop).WaitAtMost(Patience);

        Assert.Equal("done\n", end.Output);
    }

    [Fact]
    public async Task It_runs_in_the_folder_and_with_the_variables_of_the_call()
    {
        var home = Directory.CreateDirectory(folder.File("größe und mehr")).FullName;
        var call = Shell("pwd; echo \"$WDT_ADDED ${HOME-none} ${PATH:+kept}\"") with
        {
            WorkingDirectory = home,
            Environment = new Dictionary<string, string?> { ["WDT_ADDED"] = "ä ö", ["HOME"] = null },
        };

        var end = await LocalProcess.RunAsync(call, Stop);

        Assert.Equal($"{home}\nä ö none kept\n", end.Output);
    }

    [Fact]
    public async Task Of_much_output_the_last_part_is_kept_and_a_file_takes_all()
    {
        var file = folder.File("all");
        var call = Shell("head -c 3000000 /dev/zero | tr '\\0' x >&2; echo error >&2; head -c 5000000 /dev/zero | tr '\\0' y; echo end") with { ErrorFile = file };

        var end = await LocalProcess.RunAsync(call, Stop);

        Assert.Equal(new string('y', Tail - 4) + "end\n", end.Output);
        Assert.Equal(new string('x', Tail - 6) + "error\n", end.Error);
        Assert.Equal(3_000_006, new FileInfo(file).Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Tail)]
    [InlineData(Tail + 1)]
    [InlineData(2 * Tail)]
    [InlineData(2 * Tail + 1)]
    public async Task The_end_of_output_is_there_whatever_its_length(int length)
    {
        var text = string.Concat(Enumerable.Range(0, length / 8 + 1).Select(i => i.ToString("x8", System.Globalization.CultureInfo.InvariantCulture))).Substring(0, length);
        File.WriteAllText(folder.File("text"), text);

        var end = await LocalProcess.RunAsync(Shell("cat \"$1\"", folder.File("text")), Stop);

        Assert.Equal(text.Substring(Math.Max(0, length - Tail)), end.Output);
    }

#if NET
    [Fact]
    public async Task A_stop_ends_the_program_with_all_that_it_started()
    {
        var ids = folder.File("ids");
        using var stop = new CancellationTokenSource();
        var running = LocalProcess.RunAsync(Shell("sh -c 'sleep 600 & echo $! $$ >\"$1.new\"; mv \"$1.new\" \"$1\"; wait' sh \"$1\"; echo", ids), stop.Token);
        while (!File.Exists(ids))
            await Task.Delay(5, Stop);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAtMost(Patience));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (var id in File.ReadAllText(ids).Split(' ', StringSplitOptions.TrimEntries))
        {
            // The kernel takes a moment to end it.
            while (IsRunning(id))
            {
                Assert.True(clock.Elapsed < Patience, $"process {id} still runs");
                await Task.Delay(5, Stop);
            }
        }
    }

    // One that has ended is a zombie until whoever inherits it asks for its exit code.
    static bool IsRunning(string id)
    {
        try
        {
            return !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
#endif

    [Fact]
    public async Task Nothing_is_started_after_a_stop()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => LocalProcess.RunAsync(Shell("echo >\"$1\"", folder.File("made")), stop.Token));

        Assert.False(File.Exists(folder.File("made")));
    }

    [Fact]
    public async Task A_program_that_does_not_exist_is_told_as_such() =>
        await Assert.ThrowsAsync<Win32Exception>(() => LocalProcess.RunAsync(new ProcessCall(folder.File("none"), []), Stop));

    [Fact]
    public void Programs_are_found_on_the_PATH_and_nowhere_else()
    {
        File.WriteAllText(folder.File("wdt-here"), "");

        Assert.Equal("sh", Path.GetFileName(LocalProcess.Find("sh")));
        Assert.True(Path.IsPathRooted(LocalProcess.Find("sh")));
        Assert.Null(LocalProcess.Find("wdt-here"));
    }

    static ProcessCall Shell(string script, params string[] arguments) => new("/bin/sh", ["-c", script, "sh", .. arguments]);
}

static class Waiting
{
    /// <summary>A test that would hang fails instead.</summary>
    public static async Task<T> WaitAtMost<T>(this Task<T> work, TimeSpan limit)
    {
        Assert.Same(work, await Task.WhenAny(work, Task.Delay(limit, TestContext.Current.CancellationToken)));
        return await work;
    }
}
