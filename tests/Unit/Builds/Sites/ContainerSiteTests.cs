using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Runs;
using WinDockerTools.Engine.Builds.Sites;
using WinDockerTools.Engine.Builds.Sources;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Tests.Builds.Sources;
using Xunit;

namespace WinDockerTools.Tests.Builds.Sites;

/// <summary>What the sites make in an engine, and that they leave nothing there.</summary>
public sealed class ContainerSiteTests : IDisposable
{
    static readonly TimeSpan Long = TimeSpan.FromMinutes(1), Short = TimeSpan.FromMilliseconds(20);
    static readonly BuildRequest Cold = new(IsFresh: true, 0, Long), Warm = new(IsFresh: false, 0, Long), Edited = new(IsFresh: false, 3, Long);

    readonly MadeUpContainers engine = new();
    readonly SourceFolder sources = new(("go.mod", "module m"), ("main.go", "package main\n\nfunc main() {}\n"));
    readonly RunId run = new();
    readonly WorkFolder work;
    readonly BuildJob job;

    public ContainerSiteTests()
    {
        work = new WorkFolder(run.FolderName);
        job = new BuildJob(sources.Find(), sources.Read(), PackageFolder.Of(sources.Find(), "."), run, work) { Edit = sources.Edit(), HasProgram = true };
    }

    public void Dispose()
    {
        work.Dispose();
        sources.Dispose();
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    async Task<IBuildSite> SiteAsync(GoBuildBase @base, BuildSettings? settings = null, string os = "linux")
    {
        var chosen = settings ?? new BuildSettings();
        var parts = new ContainerParts(engine, new EngineInfo { OSType = os }, job, chosen with { Image = "golang" }, "s1");
        var archive = await SourceArchive.PackAsync(job.Tree, ContainerPlace.ArchivePrefix, work.Path + "/sources.tar", Stop);
        var sent = ContainerSources.Sent(parts.Place, job.Edit, engine, archive);
        IBuildSite site = @base switch
        {
            GoBuildBase.KeptContainer => new KeptContainerSite(parts, sent),
            GoBuildBase.AgentCache => new AgentCacheSite(parts, sent),
            _ => new ContainerSite(parts, sent, hasVolumes: @base == GoBuildBase.CacheVolume, inMemory: @base == GoBuildBase.Tmpfs),
        };
        await site.ProbeAsync(Stop);
        return site;
    }

    IReadOnlyList<ContainerSpec> Builds => [.. engine.Specs.Skip(1)];

    static IEnumerable<string?> Volumes(ContainerSpec spec) => spec.Mounts.Where(mount => mount.Type == ContainerMountType.Volume).Select(mount => mount.Source);

    public static TheoryData<GoBuildBase> Bases => [GoBuildBase.Plain, GoBuildBase.CacheVolume, GoBuildBase.Tmpfs, GoBuildBase.KeptContainer, GoBuildBase.AgentCache];

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task All_that_a_site_makes_carries_the_run_and_is_gone_in_the_end(GoBuildBase @base)
    {
        await using (var site = await SiteAsync(@base, new BuildSettings { Mounts = [new(ContainerMountType.Volume, "mine", "/data")] }))
        {
            foreach (var request in new[] { Warm, Cold, Edited })
                await site.RunAsync(request, Stop);
        }

        Assert.Empty(engine.Left);
        Assert.All(engine.Specs, spec =>
        {
            Assert.StartsWith($"windockertools-{run}-s1-", spec.Name, StringComparison.Ordinal);
            Assert.Equal((run.ToString(), Environment.MachineName), (spec.Labels["windockertools.run"], spec.Labels["windockertools.host"]));
        });
        Assert.Equal(run.ToString(), engine.VolumeLabels["windockertools.run"]);
        Assert.DoesNotContain(engine.Calls, call => call.EndsWith(" mine", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_build_that_the_engine_breaks_off_leaves_nothing(GoBuildBase @base)
    {
        foreach (var step in new[] { "create ", "send ", "start ", "wait ", "exec ", "create-volume " })
        {
            foreach (var request in new[] { Cold, Warm })
            {
                await using (var site = await SiteAsync(@base, new BuildSettings { Mounts = [new(ContainerMountType.Volume, "mine", "/data")] }))
                {
                    engine.Before = call =>
                    {
                        if (call.StartsWith(step, StringComparison.Ordinal))
                            throw new FaultException(FaultKind.EngineFailed, "engine", "broken");
                    };
                    try
                    {
                        await site.RunAsync(request, Stop);
                    }
                    catch (FaultException)
                    {
                    }
                    engine.Before = _ => { };
                }
                Assert.Empty(engine.Left);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_stop_removes_the_container_all_the_same(GoBuildBase @base)
    {
        using var stop = new CancellationTokenSource();
        await using (var site = await SiteAsync(@base))
        {
            engine.Hangs = true;
            engine.Before = call =>
            {
                if (call.StartsWith("wait", StringComparison.Ordinal) || call.StartsWith("exec", StringComparison.Ordinal))
                    stop.CancelAfter(20);
            };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => site.RunAsync(Cold, stop.Token));
            Assert.Empty(engine.Left);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => site.RunAsync(Warm, stop.Token));
        }

        Assert.Empty(engine.Left);
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_build_beyond_its_time_is_killed_and_what_it_used_is_known(GoBuildBase @base)
    {
        await using var site = await SiteAsync(@base);
        engine.Hangs = true;

        var result = await site.RunAsync(Cold with { Limit = Short }, Stop);

        Assert.Equal((true, null, null, 42L), (result.IsTimedOut, result.Duration, result.ExitCode, result.Resources.PeakMemory));
        Assert.Contains(engine.Calls, call => call.StartsWith("kill", StringComparison.Ordinal));
        Assert.Null(result.SaveTime);
        Assert.Empty(engine.Left);
    }

    [Fact]
    public async Task A_cold_build_finds_empty_volumes_and_a_warm_one_those_of_the_builds_before()
    {
        await using var site = await SiteAsync(GoBuildBase.CacheVolume);
        foreach (var request in new[] { Warm, Cold, Edited, Cold })
            await site.RunAsync(request, Stop);

        Assert.Equal(["/root/.cache/go-build", "/go/pkg/mod"], Builds[0].Mounts.Select(mount => mount.Target));
        Assert.Equal(Volumes(Builds[0]), Volumes(Builds[2]));
        Assert.Equal(6, Builds.SelectMany(Volumes).Distinct().Count());
        Assert.Equal(Volumes(Builds[0]).OrderBy(name => name, StringComparer.Ordinal), engine.Left);
    }

    [Fact]
    public async Task A_volume_that_is_only_read_is_the_users_own()
    {
        await using var site = await SiteAsync(GoBuildBase.Plain, new BuildSettings
        {
            Mounts = [new(ContainerMountType.Volume, "theirs", "/a", IsReadOnly: true), new(ContainerMountType.Volume, "shared", "/b"), new(ContainerMountType.Bind, "/src", "/c")],
        });
        await site.RunAsync(Cold, Stop);

        Assert.Equal("theirs", Builds[0].Mounts[0].Source);
        Assert.StartsWith($"windockertools-{run}-s1-volume-", Builds[0].Mounts[1].Source!, StringComparison.Ordinal);
        Assert.Equal("/src", Builds[0].Mounts[2].Source);
    }

    [Fact]
    public async Task In_memory_are_the_build_cache_and_the_temporary_files()
    {
        await using var site = await SiteAsync(GoBuildBase.Tmpfs);
        await site.RunAsync(Cold, Stop);

        Assert.Equal(["tmpfs:/root/.cache/go-build", "tmpfs:/tmp"], Builds[0].Mounts.Select(mount => mount.ToString()));
    }

    [Fact]
    public async Task The_build_gets_the_edited_file_after_all_others()
    {
        await using var site = await SiteAsync(GoBuildBase.Plain);
        await site.RunAsync(Cold, Stop);
        await site.RunAsync(Edited, Stop);

        Assert.Equal(["/", "/"], engine.Sent.Select(sent => sent.Folder));
        var texts = engine.Sent.Select(sent => Encoding.UTF8.GetString(sent.Archive)).ToList();
        Assert.DoesNotContain("windockertoolsEdit", texts[0], StringComparison.Ordinal);
        Assert.Contains("windockertoolsEdit = \"3\"", texts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_and_paths_come_into_the_container()
    {
        var settings = new BuildSettings
        {
            Environment = new Dictionary<string, string> { ["GOFLAGS"] = "-v" }, GoArgument = ["-race"], Cpus = 0.5, Memory = 1 << 28, CpuSet = "0", Network = "none",
            Secrets = new BuildSecrets("/home/me/.netrc", null, "git.example.com"),
        };
        await using var site = await SiteAsync(GoBuildBase.Plain, settings);
        await site.RunAsync(Cold with { Arguments = ["-debug-trace=/tmp/x"] }, Stop);

        var spec = Builds[0];
        Assert.Equal(("/windockertools-src", 0.5, (long?)(1 << 28), "0", "none"), (spec.WorkingDirectory, spec.Cpus, spec.Memory, spec.CpuSet, spec.Network));
        Assert.Equal(["go", "build", "-o", "/tmp/windockertools-out-1/", "-race", "-debug-trace=/tmp/x", "."], spec.Command.Skip(6));
        Assert.Equal(
            new Dictionary<string, string> { ["NETRC"] = "/run/secrets/netrc", ["GOPRIVATE"] = "git.example.com", ["GOFLAGS"] = "-v" }, spec.Environment);
        Assert.Equal(["/home/me/.netrc:/run/secrets/netrc:ro"], spec.Mounts.Select(mount => mount.ToString()));
        Assert.Equal("/windockertools-src/graph.json", site.FileToFetch("graph.json"));
    }

    [Fact]
    public async Task Without_a_shell_the_engines_clock_counts()
    {
        engine.Paths.Clear();
        await using var site = await SiteAsync(GoBuildBase.Plain);

        var result = await site.RunAsync(Cold, Stop);

        Assert.Equal("go", Builds[0].Command[0]);
        Assert.Equal((TimeSpan.FromSeconds(3), "built", (TimeSpan?)null), (result.Duration, result.Output, result.Resources.CpuTime));
        Assert.Equal(
            FaultKind.ScenarioNotPossible, (await Assert.ThrowsAsync<FaultException>(() => SiteAsync(GoBuildBase.KeptContainer))).Kind);
    }

    [Theory]
    [InlineData("HTTP 400 exec: \"go\": executable file not found in $PATH")]
    [InlineData("HTTP 400 stat /usr/bin/go: no such file or directory")]
    [InlineData("HTTP 400 The system cannot find the file specified. (0x2)")]
    public async Task An_image_without_Go_is_known_by_what_engines_say(string words)
    {
        engine.Before = call =>
        {
            if (call.StartsWith("start", StringComparison.Ordinal))
                throw new FaultException(FaultKind.EngineRefused, "engine", words);
        };

        var fault = await Assert.ThrowsAsync<FaultException>(() => SiteAsync(GoBuildBase.Plain));

        Assert.Equal((FaultKind.GoToolchainNotFound, "golang", words), (fault.Kind, fault.Subject, fault.Detail));
        Assert.Empty(engine.Left);
    }

    [Fact]
    public async Task StandIn_for_Windows_containers_have_Windows_paths_and_no_wrapper()
    {
        engine.Says = spec => new ContainerText(spec.Command.Contains("env") ? """{"GOROOT":"C:\\go","GOOS":"windows","GOARCH":"amd64","GOCACHE":"C:\\c","GOMODCACHE":"C:\\m"}""" : "", "");
        await using var site = await SiteAsync(GoBuildBase.CacheVolume, new BuildSettings { Isolation = ContainerIsolation.HyperV }, os: "windows");
        await site.RunAsync(Cold, Stop);

        var spec = Builds[0];
        Assert.Equal((@"C:\windockertools-src", ContainerIsolation.HyperV), (spec.WorkingDirectory, spec.Isolation));
        Assert.Equal(["go", "build", "-o", @"C:\Windows\Temp\windockertools-out-1\", "."], spec.Command);
        Assert.Equal([@"C:\c", @"C:\m"], spec.Mounts.Select(mount => mount.Target));
        Assert.Equal(@"C:\", engine.Sent[0].Folder);
    }

    [Fact]
    public async Task A_kept_container_is_made_once_and_gets_edits_alone()
    {
        await using var site = await SiteAsync(GoBuildBase.KeptContainer);
        foreach (var request in new[] { Warm, Edited, Warm })
            await site.RunAsync(request, Stop);
        Assert.Single(engine.Left);
        await site.RunAsync(Cold, Stop);

        Assert.Equal(2, Builds.Count);
        Assert.Equal(4, engine.Execs.Count);
        Assert.Single(engine.Left);
        // All sources, then the file for each of three builds, then all sources for the cold one.
        Assert.Equal([true, false, false, false, true], engine.Sent.Select(sent => Encoding.UTF8.GetString(sent.Archive).Contains("go.mod")));
        Assert.Equal(4, engine.Execs.Select(exec => exec.Command[9]).Distinct().Count());
    }

    [Fact]
    public async Task An_agent_restores_what_the_first_one_saved()
    {
        await using var site = await SiteAsync(GoBuildBase.AgentCache);
        List<BuildRun> runs = [];
        foreach (var request in new[] { Warm, Cold, Warm, Edited })
            runs.Add(await site.RunAsync(request, Stop));

        Assert.Equal([false, false, true, true], runs.Select(run => run.RestoreTime is not null));
        Assert.All(runs, run => Assert.True(run.SaveTime > TimeSpan.Zero && run.ArchiveSize > 0));
        Assert.Equal(["/", "/", "/", "/tmp", "/", "/tmp"], engine.Sent.Select(sent => sent.Folder));
        Assert.All(Builds, spec => Assert.Equal("/tmp/windockertools-cache/build", spec.Environment["GOCACHE"]));
        Assert.Single(Directory.GetFiles(work.Path, "*.tar.gz"));
    }
}
