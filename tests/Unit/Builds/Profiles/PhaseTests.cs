using System;
using System.Linq;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Profiles;
using Xunit;

namespace WinDockerTools.Tests.Builds.Profiles;

public sealed class PhaseTests
{
    [Fact]
    public async Task Two_packages_that_Go_1_19_compiled_are_summed()
    {
        var phases = await CompilerBench.ReadAsync(Recorded.Open("compiler-1.19.bench"));

        // Ticks of a tenth of a microsecond.
        Assert.Equal(
            [
                ("Parse and type check", (103298349 + 57861726) / 100, "fe:parse"),
                ("Inlining and escape analysis", (9803514 + 9412122 + 14135669 + 3507187) / 100, "fe:inlining fe:escapes"),
                ("SSA and code generation", (590647377 + 271594461) / 100, "be:compilefuncs"),
                ("Object writing", (101069634 + 31811414) / 100, "be:dumpobj"),
                ("Other", (920018 + 376130 + 720582 + 263432) / 100, "fe:init fe:loadsys"),
            ],
            phases.Select(phase => (phase.Name, (int)phase.Duration.Ticks, string.Join(" ", phase.Reported))));
    }

    // Names as the sources have them: noder of Go 1.17, and the current one.
    [Theory]
    [InlineData("fe:parse", "Parse and type check")]
    [InlineData("fe:typecheck:top1", "Parse and type check")]
    [InlineData("fe:typecheck:func", "Parse and type check")]
    [InlineData("fe:devirtualize-and-inline", "Inlining and escape analysis")]
    [InlineData("fe:inlining", "Inlining and escape analysis")]
    [InlineData("fe:escapes", "Inlining and escape analysis")]
    [InlineData("be:compilefuncs", "SSA and code generation")]
    [InlineData("be:dumpobj", "Object writing")]
    [InlineData("fe:pgo-load-profile", "Other")]
    [InlineData("be:externaldcls", "Other")]
    [InlineData("fe:what-nobody-knows-yet", "Other")]
    public async Task Phases_of_any_version_are_known_by_how_they_begin(string reported, string expected)
    {
        var phase = Assert.Single(await CompilerBench.ReadAsync(Recorded.Of($"BenchmarkCompile:a.b/c:fe:d:{reported}\t1\t1500000000 ns/op\t 12.49 %\n")));

        Assert.Equal((expected, TimeSpan.FromSeconds(1.5), reported), (phase.Name, phase.Duration, phase.Reported.Single()));
    }

    [Theory]
    [InlineData("BenchmarkCompile:a:fe:subtotal 1 5 ns/op")]
    [InlineData("BenchmarkCompile:a:total 1 5 ns/op 100.00 %")]
    [InlineData("BenchmarkCompile:a:fe:parse 1 5")]
    [InlineData("BenchmarkCompile:a:fe:parse 1 five ns/op")]
    [InlineData("BenchmarkCompile:a:fe:parse 1 -5 ns/op")]
    [InlineData("BenchmarkCompile:a:fe:parse 1 NaN ns/op")]
    [InlineData("BenchmarkCompile:a:fe:parse 1 1e300 ns/op")]
    [InlineData("BenchmarkCompile:a:fe:parse 1 5 B/op")]
    [InlineData("BenchmarkLoadlib 1 5 ns/op")]
    [InlineData("commit: go1.19.8")]
    [InlineData("")]
    public async Task Sums_and_what_is_damaged_do_not_count(string line) =>
        Assert.Empty(await CompilerBench.ReadAsync(Recorded.Of(line)));

    [Fact]
    public async Task A_block_that_is_cut_off_leaves_the_others()
    {
        var whole = Recorded.Text("compiler-1.19.bench");
        var cut = whole.Substring(0, whole.LastIndexOf(":be:compilefuncs", StringComparison.Ordinal) + 20);

        Assert.Equal(TimeSpan.FromTicks(5906473), (await CompilerBench.ReadAsync(Recorded.Of(cut))).Single(phase => phase.Name == "SSA and code generation").Duration);
    }

    [Fact]
    public void The_phases_of_a_link_are_told_and_the_many_small_ones_together()
    {
        var phases = LinkerBench.Read(Recorded.Text("linker-1.19.txt"));

        Assert.Equal(
            [
                "Link: Loadlib", "Link: Deadcode", "Link: DwarfGenerateDebugInfo", "Link: Pclntab", "Link: DwarfGenerateDebugSyms", "Link: Symtab",
                "Link: Dodata", "Link: Dwarfcompress", "Link: Asmb", "Link: Asmb2", "Link: other",
            ],
            phases.Select(phase => phase.Name));
        // The linker's own total holds the moments between the phases too.
        Assert.InRange(phases.Sum(phase => phase.Duration.TotalMilliseconds), 198.4, 198.7);
        Assert.Contains("Hostlink", phases[phases.Count - 1].Reported);
    }

    [Fact]
    public void A_build_says_much_that_is_no_link()
    {
        Assert.Empty(LinkerBench.Read("# app\n./main.go:6:14: undefined: x\nBenchmarkTotalTime_GC 1 264997728 ns/op\nBenchmark 1 5 ns/op\nBenchmarkCompile:a:fe:parse 1 5 ns/op\n"));
        Assert.Equal("Link: Loadlib_GC", Assert.Single(LinkerBench.Read("BenchmarkLoadlib_GC 1 81524547 ns/op 34530544 B/op\r\n")).Name);
    }

    [Theory]
    [InlineData("B 1 10, E 1 30", 20)]
    [InlineData("B 1 10, E 1 30, B 1 40, E 1 45", 25)]
    [InlineData("B 1 10, B 2 12, E 2 13, E 1 30", 20)]
    [InlineData("B 1 10", null)]
    [InlineData("E 1 10", null)]
    [InlineData("B 1 30, E 1 10", null)]
    [InlineData("B 1 0, E 1 1e300", null)]
    [InlineData("X 1 10, E 1 30", null)]
    [InlineData("", null)]
    public async Task Loading_is_the_time_between_its_begin_and_its_end(string events, int? microseconds)
    {
        var lines = events.Split([", "], StringSplitOptions.RemoveEmptyEntries).Select(item => item.Split(' '))
            .Select(item => $$"""{"name":"load.PackagesAndErrors","ph":"{{item[0]}}","ts":{{item[2]}},"pid":0,"tid":{{item[1]}}}""");
        var trace = "[\n" + string.Join("\n,", ["""{"name":"other","ph":"B","ts":1,"pid":0,"tid":1}""", .. lines]) + "\n]";

        Assert.Equal(microseconds * 10, (await LoadTrace.ReadAsync(Recorded.Of(trace))).Loading?.Ticks);
    }

    [Fact]
    public async Task A_damaged_trace_tells_nothing() => Assert.Equal(
        new LoadTrace(null, null),
        await LoadTrace.ReadAsync(Recorded.Of("[\n{\"name\":\"load.PackagesAndErrors\",\"ph\":\n,{\"name\":\"load.PackagesAndErrors\",\"ph\":5,\"ts\":\"x\"}\n,[\"load.PackagesAndErrors\"]")));

    [Theory]
    [InlineData("", 0)]
    [InlineData("a B 1 10, a E 1 30", 20)]
    [InlineData("a B 1 10, b B 2 20, a E 1 30, b E 2 50", 40)] // side by side
    [InlineData("a B 1 10, b B 2 12, b E 2 20, a E 1 30", 20)]
    [InlineData("a B 1 10, a E 1 20, b B 1 40, b E 1 50", 20)]
    [InlineData("a B 1 10, b E 1 20", 0)]
    public async Task Fetching_is_the_time_in_which_any_module_is_fetched(string events, int microseconds)
    {
        var lines = events.Split([", "], StringSplitOptions.RemoveEmptyEntries).Select(item => item.Split(' '))
            .Select(item => $$"""{"name":"modfetch.download example.com/{{item[0]}}@v1.0.0","ph":"{{item[1]}}","ts":{{item[3]}},"pid":0,"tid":{{item[2]}}}""");
        const string load = """{"name":"load.PackagesAndErrors","ph":"B","ts":1,"pid":0,"tid":1}""";

        var read = await LoadTrace.ReadAsync(Recorded.Of("[\n" + string.Join("\n,", [load, .. lines, load.Replace("\"B\",\"ts\":1", "\"E\",\"ts\":99")]) + "\n]"));

        Assert.Equal((980, microseconds * 10), (read.Loading?.Ticks, read.Downloading?.Ticks));
    }
}
