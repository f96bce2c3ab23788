using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Lab.Builds;

/// <summary>Real builds with the go command of this machine. None of them changes a file of its project.</summary>
[Collection(typeof(GoLab))]
public sealed class GetGoBuildProfileTests : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly GoLab lab;
    readonly EngineSession session = new();
    readonly Variables variables = new();
    readonly string temporary;

    public GetGoBuildProfileTests(GoLab lab)
    {
        this.lab = lab;
        temporary = lab.NewFolder();
        foreach (var (name, value) in new[] { ("CGO_ENABLED", "0"), ("GOENV", "off"), ("GOFLAGS", null), ("GO111MODULE", null), ("GOPROXY", "off"), ("GOWORK", "off"), ("TMPDIR", temporary) })
            variables.Set(name, value);
    }

    public void Dispose()
    {
        session.Dispose();
        variables.Dispose();
    }

    [Fact]
    public async Task The_critical_path_of_a_cold_build_agrees_with_the_clock()
    {
        var workload = await lab.Workloads.CobraAsync("größe, \"quote\" and 'other'");
        var clock = Stopwatch.StartNew();

        var profile = Profile(workload);

        // With every processor taken by others the clock still counts what the chain had to wait for.
        var seconds = Seconds(profile, "CriticalPath") + Seconds(profile, "LoadTime");
        Assert.InRange(Seconds(profile, "CriticalPath") / Seconds(profile, "Duration"), 0.95, 1);
        Assert.InRange(seconds, 0, clock.Elapsed.TotalSeconds);
        Assert.True((int)profile.Value("PackagesBuilt")! >= 3);
        Assert.Equal((await GoTool.ReadAsync(workload.Folder, [], "env", "GOVERSION")).Trim(), profile.Value("GoVersion"));
        Assert.Equal(Actions(profile).Single(action => Mode(action) == "link").Value("Duration"), profile.Value("LinkTime"));
        Assert.Contains(Actions(profile), action => Package(action) == "github.com/spf13/cobra" && !Is(action, "IsCached"));
        AssertNothingLeft();
    }

    [Fact]
    public async Task What_was_built_before_comes_from_the_cache_and_only_the_link_is_done_again()
    {
        var profile = Profile(await lab.Workloads.CobraAsync(), "-State Warm");

        Assert.Equal(0, profile.Value("PackagesBuilt"));
        Assert.Equal(["link: go build keeps no links"], Misses(profile));
    }

    [Fact]
    public async Task An_edit_compiles_what_was_edited()
    {
        var workload = await lab.Workloads.CobraAsync();

        var profile = Profile(workload, "-State Edit");

        Assert.Equal(["build: main.go has changed", "link: package example.com/app has changed; package main has changed"], Misses(profile));
        AssertNothingLeft();
    }

    [Theory]
    [InlineData("-GoArgument '-ldflags=-s -w' -ReferenceGoArgument @()", "example.com/app", "other build information: -ldflags=\"-s -w\" instead of none")]
    [InlineData("-GoArgument '-gcflags=-N' -ReferenceGoArgument @()", "example.com/app", "another compiler or other flags for it: compile version * [] [\"-N\"] instead of compile version * [] []")]
    [InlineData("-ReferenceEnvironment @{ GOAMD64 = 'v2' }", "github.com/spf13/cobra", "another GOAMD64: v1 instead of v2")]
    public async Task What_another_call_left_is_compared(string parameters, string package, string expected)
    {
        Assert.SkipWhen(parameters.Contains("GOAMD64", StringComparison.Ordinal) && System.Runtime.InteropServices.RuntimeInformation.OSArchitecture != System.Runtime.InteropServices.Architecture.X64, "not an amd64 machine");

        var profile = Profile(await lab.Workloads.CobraAsync(), parameters);

        var reason = (string?)Actions(profile).Single(action => Package(action) == package && Mode(action) == "build").Value("MissReason");
        Assert.True(new WildcardPattern(expected.Replace("[", "`[", StringComparison.Ordinal).Replace("]", "`]", StringComparison.Ordinal)).IsMatch(reason ?? ""), reason);
    }

    [Fact]
    public async Task Another_folder_of_the_same_sources_misses_the_cache_and_says_so()
    {
        var (first, second) = (await lab.Workloads.CobraAsync("one"), await lab.Workloads.CobraAsync("two"));

        var profile = Profile(second, $"-ReferencePath '{first.Folder}'");

        var folder = Path.Combine("vendor", "github.com", "spf13", "pflag");
        Assert.Equal(
            $"another folder: {Path.Combine(second.Folder, folder)} instead of {Path.Combine(first.Folder, folder)}",
            Actions(profile).Single(action => Package(action) == "github.com/spf13/pflag").Value("MissReason"));
        Assert.Equal(3, profile.Value("PackagesBuilt"));
    }

    [Fact]
    public async Task Phases_are_timed_without_compiling_the_standard_library_anew()
    {
        var profile = Profile(await lab.Workloads.CobraAsync(), "-CompilerPhase -GoArgument '-ldflags=-s -w'");

        var phases = ((IEnumerable)profile.Value("Phases")!).Cast<object>().Select(PSObject.AsPSObject).ToDictionary(phase => (string)phase.Value("Name")!);
        Assert.Superset(new HashSet<string> { "Load packages", "Parse and type check", "Inlining and escape analysis", "SSA and code generation", "Object writing", "Link: Loadlib" }, phases.Keys.ToHashSet());
        // With -s -w there is no debug information to compress.
        Assert.DoesNotContain("Link: Dwarfcompress", phases.Keys);
        Assert.Equal(1, phases.Values.Sum(phase => (double)phase.Value("Share")!), 6);
        var compiled = Actions(profile).Where(action => Mode(action) == "build" && !Is(action, "IsCached") && Package(action).Contains('.')).Sum(action => Seconds(action, "Duration"));
        Assert.InRange(phases.Where(phase => !phase.Key.StartsWith('L')).Sum(phase => Seconds(phase.Value, "Duration")), 0.05, 5 * compiled);
    }

    [Fact]
    public async Task Phases_of_an_edit_are_those_of_what_was_edited()
    {
        var workload = await lab.Workloads.CobraAsync();

        double Compiling(PSObject profile) => ((IEnumerable)profile.Value("Phases")!).Cast<object>().Select(PSObject.AsPSObject)
            .Single(phase => (string)phase.Value("Name")! == "SSA and code generation").Value("Duration") is TimeSpan time ? time.TotalSeconds : 0;

        // Of 7,000 lines in three packages it is 15 in one.
        Assert.InRange(Compiling(Profile(workload, "-State Edit -CompilerPhase")), 0, Compiling(Profile(workload, "-CompilerPhase")) / 4);
    }

    [Fact]
    public void A_cache_is_used_as_it_is()
    {
        var (workload, cache) = (lab.Workloads.Hello(), lab.NewFolder());

        Assert.Equal(1, Profile(workload, $"-BuildCache '{cache}'").Value("PackagesBuilt"));
        Assert.Equal(0, Profile(workload, $"-BuildCache '{cache}'").Value("PackagesBuilt"));
        Assert.NotEmpty(Directory.GetFiles(cache, "*-a", SearchOption.AllDirectories));
    }

    [Fact]
    public void Several_packages_and_an_output_that_was_asked_for_leave_nothing_behind()
    {
        var workload = lab.Workloads.Service();

        var profile = Profile(workload with { Package = "./..." }, "-GoArgument '-o', 'app'");

        Assert.Contains(Actions(profile), action => Package(action) == "example.com/go-service/internal/api");
        AssertNothingLeft();
    }

    [Theory]
    [InlineData("")]
    [InlineData("-State Warm")]
    [InlineData("-State Edit")]
    public void A_build_that_fails_says_where(string parameters)
    {
        var workload = lab.Workloads.Broken();

        var result = Run(workload, parameters);

        Assert.Equal(["GoBuildFailed"], result.ErrorIds);
        Assert.Contains(workload.Error!, result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("HASH[", result.AllText, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        AssertNothingLeft();
    }

    [Fact]
    public void Flags_that_go_does_not_know_are_its_own_words()
    {
        var result = Run(lab.Workloads.Hello(), "-GoArgument -no-such-flag");

        Assert.Equal(["GoBuildFailed"], result.ErrorIds);
        Assert.Contains("-no-such-flag", result.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_build_and_leaves_nothing()
    {
        var workload = await lab.Workloads.GinAsync();
        using var shell = session.Shell("param($p) Get-GoBuildProfile $p", ("p", workload.Folder));
        var running = shell.InvokeAsync();
        while (Directory.GetFiles(temporary, "*-a", SearchOption.AllDirectories).Length < 5)
            await Task.Delay(20, TestContext.Current.CancellationToken);

        await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null).WaitAsync(Patience, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<PipelineStoppedException>(() => running.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.Empty(Running());
        AssertNothingLeft();
    }

    [Fact]
    public void What_a_call_left_that_was_killed_goes_with_the_next_and_what_lives_stays()
    {
        var dead = Directory.CreateDirectory(Path.Combine(temporary, "windockertools-0123456789ab-profile")).FullName;
        File.WriteAllText(Path.Combine(dead, "owner.lock"), "");
        var alive = Directory.CreateDirectory(Path.Combine(temporary, "windockertools-ba9876543210-profile")).FullName;
        using var owner = new FileStream(Path.Combine(alive, "owner.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        Profile(lab.Workloads.Hello());

        Assert.Equal([alive], Directory.GetDirectories(temporary));
    }

    PSObject Profile(GoWorkload workload, string parameters = "") => Run(workload, parameters).ThrowIfFailed().Single;

    SessionResult Run(GoWorkload workload, string parameters)
    {
        var before = Files(workload);
        var result = session.Run($"param($p, $n) Get-GoBuildProfile $p -Package $n {parameters}", ("p", workload.Folder), ("n", workload.Package));
        Assert.Equal(before, Files(workload));
        return result;
    }

    static Dictionary<string, (DateTime, string)> Files(GoWorkload workload) => Directory.GetFiles(workload.Folder, "*", SearchOption.AllDirectories)
        .ToDictionary(file => file, file => (File.GetLastWriteTimeUtc(file), File.ReadAllText(file)));

    static IEnumerable<string> Misses(PSObject profile) => Actions(profile).Where(action => action.Value("MissReason") is not null)
        .Select(action => $"{Mode(action)}: {action.Value("MissReason")}");

    static IEnumerable<PSObject> Actions(PSObject profile) => ((IEnumerable)profile.Value("Actions")!).Cast<object>().Select(PSObject.AsPSObject);

    static string Mode(PSObject action) => (string)action.Value("Mode")!;

    static string Package(PSObject action) => (string)action.Value("Package")!;

    static bool Is(PSObject action, string property) => (bool)action.Value(property)!;

    static double Seconds(PSObject item, string property) => ((TimeSpan)item.Value(property)!).TotalSeconds;

    // Of this test's builds: their temporary folder is among their variables.
    IEnumerable<int> Running() => Process.GetProcesses().Select(process => process.Id)
        .Where(id => id != Environment.ProcessId && Environ(id).Contains($"GOTMPDIR={temporary}", StringComparison.Ordinal));

    static string Environ(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/environ");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    void AssertNothingLeft() => Assert.Empty(Directory.GetFileSystemEntries(temporary));
}
