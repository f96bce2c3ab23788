using System;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Builds;
using WinDockerTools.Engine.Builds.Runs;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Builds.Runs;

public sealed class BuildReportTests
{
    const string Mark = "3f0c2a9be711", Tag = $"windockertools-report {Mark}";

    /// <summary>Version 1: written by the wrapper around a build of Go 1.19 with a fifth of a CPU. Version 2: by the kernel's documentation.</summary>
    internal static string Recorded(string name) => File.ReadAllText(Path.Combine(Repository.Root, "tests", "Unit", "Builds", "Runs", "Recorded", name));

    static BuildReport Read(params string[] lines) => BuildReport.Read(string.Join("\n", lines), Mark);

    static TimeSpan Nanoseconds(long count) => TimeSpan.FromTicks(count / 100);

    [Fact]
    public void Counters_of_version_1_are_what_the_build_added()
    {
        var report = BuildReport.Read(Recorded("report-v1.txt"), Mark);

        Assert.Equal((Nanoseconds(936_869_361), (int?)0, ""), (report.Duration, report.ExitCode, report.Output));
        Assert.Equal(
            new GoBuildResources
            {
                CpuTime = Nanoseconds(195_010_889 - 7_112_249), PeakMemory = 29_323_264, Periods = 10, ThrottledPeriods = 8, ThrottledTime = Nanoseconds(581_590_143),
                MajorPageFaults = 2, OomKills = 0,
            },
            report.Resources);
    }

    [Fact]
    public void From_the_kernels_documentation_so_are_those_of_version_2()
    {
        var report = BuildReport.Read(Recorded("report-v2.txt"), Mark);

        Assert.Equal((TimeSpan.FromSeconds(2.25), (int?)1, "main.go:1: a word of the build"), (report.Duration, report.ExitCode, report.Output));
        Assert.Equal(
            new GoBuildResources
            {
                CpuTime = TimeSpan.FromSeconds(2.5), PeakMemory = 268_435_456, Periods = 22, ThrottledPeriods = 20, ThrottledTime = TimeSpan.FromSeconds(1.75),
                MajorPageFaults = 42, BytesRead = 100_000_000, BytesWritten = 4096, OomKills = 2,
            },
            report.Resources);
    }

    [Fact]
    public void A_limited_device_of_version_1_is_counted_and_silence_is_not_known()
    {
        const string file = $"{Tag} file blkio/blkio.throttle.io_service_bytes";
        string[] silent = [$"{Tag} clock 1 1", "", $"{Tag} clock 1 2", file, "Total 0"];
        string[] counted = [file, "8:0 Read 100", "8:0 Write 7", .. silent.Take(4), "8:0 Read 300", "8:0 Write 7", "8:0 Sync 307", "8:16 Read 1", "Total 308"];

        Assert.Equal(((long?)null, (long?)null), (Read(silent).Resources.BytesRead, Read(silent).Resources.BytesWritten));
        Assert.Equal((201, 0), (Read(counted).Resources.BytesRead, Read(counted).Resources.BytesWritten));
    }

    [Fact]
    public void Without_input_and_output_version_2_has_counted_none()
    {
        var report = Read($"{Tag} clock 1 1", "", $"{Tag} clock 1 2", $"{Tag} file io.stat");

        Assert.Equal((0L, 0L), (report.Resources.BytesRead, report.Resources.BytesWritten));
        Assert.Null(report.Resources.CpuTime);
    }

    [Fact]
    public void Counters_that_go_backwards_count_nothing() =>
        Assert.Equal(0, Read($"{Tag} file memory.stat", "pgmajfault 9", $"{Tag} clock 1 1", "", $"{Tag} clock 1 2", $"{Tag} file memory.stat", "pgmajfault 4").Resources.MajorPageFaults);

    [Fact]
    public void Counters_beyond_all_reason_are_damage_and_fail_nothing()
    {
        string[] clocks = [$"{Tag} clock 1 1", "", $"{Tag} clock 1 2", $"{Tag} file io.stat"];

        Assert.Null(Read([.. clocks.Take(3), $"{Tag} file memory.peak", "99999999999999999999"]).Resources.PeakMemory);
        Assert.Null(Read([.. clocks, .. Enumerable.Repeat($"8:0 rbytes={(1L << 58) - 1}", 40)]).Resources.BytesRead);
    }

    [Theory]
    [InlineData("1795538284923302375 6339.30", "1795538285860171736 6340.24", 0.936869361)]
    [InlineData("1795538284%N 6339.30", "1795538285%N 6340.24", 0.94)]
    [InlineData("1795538284 6339.30", "1795538285 6340.24", 0.94)]
    [InlineData("- 6339.30", "- 6340.24", 0.94)]
    [InlineData(" 6339.30", " 6340.24", 0.94)]
    [InlineData("1795538285860171736 6339.30", "1795538284923302375 6340.24", 0.94)]
    [InlineData("1795538284923302375 -", "1795538285860171736 -", 0.936869361)]
    [InlineData("- -", "- -", null)]
    [InlineData("- 6340.24", "- 6339.30", null)]
    [InlineData("x y", "z", null)]
    public void The_finest_clock_that_works_is_read(string before, string after, double? seconds)
    {
        var report = Read($"{Tag} clock {before}", "", $"{Tag} clock {after}");

        if (seconds is { } expected)
            Assert.Equal(expected, report.Duration!.Value.TotalSeconds, 6);
        else
            Assert.Null(report.Duration);
    }

    [Theory]
    [InlineData("0m0.010s 0m0.020s", "0m1.250s 0m0.250s", 1.5)]
    [InlineData("0m0.000000s 0m0.000000s", "1m1.250000s 2m0.250000s", 181.5)]
    [InlineData("0m0,010s 0m0,020s", "0m1,250s 0m0,250s", 1.5)]
    public void Of_the_times_that_a_shell_tells_those_of_its_children_are_the_builds(string own, string children, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Read($"{Tag} clock 1 1", "", $"{Tag} clock 1 2", $"{Tag} times", own, children, $"{Tag} exit 0").Resources.CpuTime);

    [Theory]
    [InlineData("", "")]
    [InlineData("one", "one")]
    [InlineData("one\ntwo\n", "one\ntwo")]
    [InlineData("one\r\ntwo\r\n", "one\ntwo")]
    [InlineData("  indented\n\n  twice", "  indented\n\n  twice")]
    [InlineData("windockertools-report other clock 1 1", "windockertools-report other clock 1 1")]
    [InlineData("windockertools-report", "windockertools-report")]
    public void What_the_build_says_is_kept(string said, string expected) =>
        Assert.Equal(expected, BuildReport.Read($"\n{Tag} clock 1 1\n{said}\n{Tag} clock 1 2\n{Tag} exit 0\n", Mark).Output);

    [Fact]
    public void A_report_that_breaks_off_leaves_open_what_it_did_not_tell()
    {
        var report = Read($"{Tag} file cpu.stat", "usage_usec 5", "", $"{Tag} clock 1795538284923302375 6339.30", "compiling");

        Assert.Equal((null, null, "compiling", GoBuildResources.Unknown), (report.Duration, report.ExitCode, report.Output, report.Resources));
        Assert.Equal(new BuildReport(), BuildReport.Read("", Mark));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("137", 137)]
    [InlineData("-1", null)]
    [InlineData("99999999999", null)]
    [InlineData("", null)]
    public void The_exit_code_is_a_number_or_not_known(string code, int? expected) => Assert.Equal(expected, Read($"{Tag} exit {code}").ExitCode);
}
