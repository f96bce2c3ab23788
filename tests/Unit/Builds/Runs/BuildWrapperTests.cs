#if NET
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Runs;
using WinDockerTools.Engine.Platform.Processes;
using Xunit;

namespace WinDockerTools.Tests.Builds.Runs;

/// <summary>The scripts in every shell that is here; mono hands arguments on in ways of its own.</summary>
[Trait("Needs", "Linux")]
public sealed class BuildWrapperTests
{
    const string Mark = "3f0c2a9be711";

    static readonly string[] Awkward =
    [
        "with space", "", "it's", "\"double\"", "$(touch /tmp/windockertools-must-not-be)", "`id`", "; exit 9", "a\nb", "größe 日本", "-n", "--", "$HOME", "*", "\\n", "%s%d", "&& true", "~", "$1 $2 $@", "!x", "#y",
    ];

    public static TheoryData<string, bool> Shells
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var shell in new[] { "dash", "bash", "busybox" }.Where(shell => LocalProcess.Find(shell) is not null))
            {
                data.Add(shell, true);
                data.Add(shell, false);
            }
            return data;
        }
    }

    static Task<ProcessEnd> RunAsync(string shell, bool inContainer, IReadOnlyList<string> build, params (string Name, string Value)[] variables) => LocalProcess.RunAsync(
        new ProcessCall(shell, [.. shell == "busybox" ? ["sh"] : Array.Empty<string>(), .. inContainer ? BuildWrapper.InContainer(Mark, build).Skip(1) : BuildWrapper.OnHost(Mark, build)])
        {
            Environment = variables.ToDictionary(variable => variable.Name, variable => (string?)variable.Value),
        },
        TestContext.Current.CancellationToken);

    [Fact]
    public void In_containers_the_shell_of_every_image_is_called() => Assert.Equal(["/bin/sh", "-c"], BuildWrapper.InContainer(Mark, ["go"]).Take(2));

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Arguments_arrive_as_they_were_given(string shell, bool inContainer)
    {
        var end = await RunAsync(shell, inContainer, ["/usr/bin/printf", "<%s>", .. Awkward]);

        Assert.Equal(string.Concat(Awkward.Select(argument => $"<{argument}>")), BuildReport.Read(end.Output, Mark).Output);
        Assert.Equal((0, ""), (end.ExitCode, end.Error));
        Assert.False(File.Exists("/tmp/windockertools-must-not-be"));
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task The_exit_code_is_the_builds_own(string shell, bool inContainer)
    {
        Assert.All([await RunAsync(shell, inContainer, ["/bin/sh", "-c", "exit 7"])], end => Assert.Equal((7, 7), (end.ExitCode, BuildReport.Read(end.Output, Mark).ExitCode)));
        Assert.Equal(137, (await RunAsync(shell, inContainer, ["/bin/sh", "-c", "kill -9 $$"])).ExitCode);
        Assert.Equal(127, (await RunAsync(shell, inContainer, ["/no/such/program"])).ExitCode);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Both_streams_are_kept_apart_and_whole(string shell, bool inContainer)
    {
        var end = await RunAsync(shell, inContainer, ["/bin/sh", "-c", "printf '  one\\n\\ntwo'; echo three >&2"]);

        Assert.Equal(("  one\n\ntwo", "three\n"), (BuildReport.Read(end.Output, Mark).Output, end.Error));
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Wall_time_and_processor_time_are_the_builds(string shell, bool inContainer)
    {
        var report = BuildReport.Read((await RunAsync(shell, inContainer, ["/bin/sh", "-c", "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; sleep 0.2"])).Output, Mark);

        Assert.InRange(report.Duration!.Value.TotalSeconds, 0.2, 60);
        if (!inContainer)
            Assert.InRange(report.Resources.CpuTime!.Value.TotalSeconds, 0.01, report.Duration.Value.TotalSeconds);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Variables_of_the_build_stay_as_they_are(string shell, bool inContainer)
    {
        string[] names = ["tag", "up", "rest", "now", "file", "line", "code", "IFS_", "ENV_"];

        var end = await RunAsync(shell, inContainer, ["/usr/bin/env"], [.. names.Select(name => (name, "mine"))]);

        var lines = BuildReport.Read(end.Output, Mark).Output.Split('\n');
        Assert.All(names, name => Assert.Contains($"{name}=mine", lines));
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Without_programs_to_help_the_shell_reads_the_kernels_own_clock(string shell, bool inContainer)
    {
        // As in an image that has a shell and Go, and nothing else.
        var program = LocalProcess.Find(shell)!;
        Assert.SkipUnless(File.Exists("/proc/uptime"), "no Linux here");

        var end = await RunAsync(program.EndsWith("busybox", StringComparison.Ordinal) ? "busybox" : program, inContainer, ["/bin/sleep", "0.1"], ("PATH", "/no/such/folder"));

        Assert.Equal(("", 0), (end.Error, end.ExitCode));
        Assert.InRange(BuildReport.Read(end.Output, Mark).Duration!.Value.TotalSeconds, 0.08, 60);
    }
}
#endif
