using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using WinDockerTools.Engine.Mounts.Measuring.Containers;
using WinDockerTools.Engine.Platform.Linux;
using WinDockerTools.Engine.Platform.Processes;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Mounts.Measuring;

/// <summary>The scripts in the shells that are here.</summary>
public sealed class ShellScriptTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public static TheoryData<string, string> Shells => new()
    {
        { "sh", "" },
        { "dash", "" },
        { "bash", "" },
        { "busybox", "sh" },
    };

    public void Dispose() => folder.Dispose();

    async Task<string> RunAsync(string shell, string applet, string script, string step = "", int files = 3, int passes = 1, int clients = 1)
    {
        Assert.SkipUnless(Directory.Exists("/proc/self") && LocalProcess.Find(shell) is not null, $"there is no {shell} here");
        string[] arguments = [.. applet.Length > 0 ? new[] { applet } : [], "-c", script];
        var end = await LocalProcess.RunAsync(new ProcessCall(shell, arguments)
        {
            Environment = new Dictionary<string, string?>
            {
                [ShellScript.Folder] = folder.Path,
                [ShellScript.Step] = step,
                [ShellScript.Files] = ShellRound.Text(files),
                [ShellScript.Passes] = ShellRound.Text(passes),
                [ShellScript.Clients] = ShellRound.Text(clients),
                [ShellScript.Megabytes] = "2",
            },
        }, TestContext.Current.CancellationToken);
        Assert.Equal(("", 0), (end.Error, end.ExitCode));
        return end.Output;
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Every_step_does_what_it_is_called_after(string shell, string applet)
    {
        await TakeAsync("make");
        await TakeAsync("create", passes: 4);
        Assert.Equal(4 * 3, Directory.GetFiles(folder.File("1"), "*", SearchOption.AllDirectories).Length);
        await TakeAsync("write");
        Assert.All(Directory.GetFiles(folder.File("1/p0")), file => Assert.Equal(ShellStep.WithFiles[0].BytesEach, new FileInfo(file).Length));
        foreach (var step in ShellStep.WithFiles)
            await TakeAsync(step.Name, passes: 2);
        await TakeAsync("small", passes: 2);
        Assert.False(Directory.Exists(folder.File("1/s")));
        await TakeAsync("large");
        Assert.Equal(2 << 20, new FileInfo(folder.File("1/large")).Length);
        await TakeAsync("back");
        await TakeAsync("clear");
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));

        async Task TakeAsync(string step, int passes = 1) => Assert.NotNull(ShellReport.Seconds(await RunAsync(shell, applet, ShellScript.Take, step, passes: passes)));
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Clients_work_in_folders_of_their_own(string shell, string applet)
    {
        await RunAsync(shell, applet, ShellScript.Take, "make", clients: 3);
        await RunAsync(shell, applet, ShellScript.Take, "create", clients: 3);

        Assert.Equal(["1", "2", "3"], Directory.GetDirectories(folder.Path).Select(path => Path.GetFileName(path)).OrderBy(name => name, StringComparer.Ordinal));
        Assert.Equal(9, Directory.GetFiles(folder.Path, "f*", SearchOption.AllDirectories).Length);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task A_look_tells_space_mounts_and_tools(string shell, string applet)
    {
        var told = await RunAsync(shell, applet, ShellScript.Look);

        Assert.Equal(MountTable.Read()!.Find(folder.Path)!.Type, ShellReport.MountOf(told, folder.Path)?.Type);
        Assert.InRange(ShellReport.FreeSpace(told)!.Value, 1 << 20, long.MaxValue);
        Assert.True(ShellReport.HasCopier(told));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
        await RunAsync(shell, applet, ShellScript.Remove);
        Assert.False(Directory.Exists(folder.Path));
    }

    [Fact]
    public void Words_of_others_are_no_report()
    {
        Assert.Null(ShellReport.Seconds("took long\nit took 7\n"));
        Assert.Equal(0.42, ShellReport.Seconds("warning\r\ntook 42\r\n"));
        Assert.Null(ShellReport.FreeSpace("free beer"));
        Assert.Null(ShellReport.MountOf("mount all", "/"));
        Assert.False(ShellReport.HasCopier("has ddd"));
    }
}
