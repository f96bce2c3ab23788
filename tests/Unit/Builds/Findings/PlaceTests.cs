using System.IO;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Rules;
using Xunit;
using static WinDockerTools.Tests.Builds.Findings.Supplied;

namespace WinDockerTools.Tests.Builds.Findings;

/// <summary>Where sources and caches lie. There is no Windows machine here: what one would tell is supplied.</summary>
public sealed class PlaceTests
{
    static BuildFacts Project(string path, string? fileSystem = null, WslFacts? wsl = null) =>
        Facts([Of("Host", GoBuildBase.Host), Plain()], Build("Host", GoBuildState.Cold, 8), Build("Plain", GoBuildState.Cold, 24)) with
        {
            Project = new() { Path = path, FileSystem = fileSystem, SourceFiles = 712, SourceBytes = 16 * Mebi }, Surroundings = new() { Wsl = wsl },
        };

    [Theory]
    [InlineData("/mnt/c/src/my app", "9p", "cp -a '/mnt/c/src/my app' ~/")]
    [InlineData("/mnt/c/src/app", "drvfs", "cp -a /mnt/c/src/app ~/")]
    public void From_supplied_facts_sources_on_a_Windows_drive_are_slow_for_Linux(string path, string fileSystem, string fix)
    {
        var facts = Project(path, fileSystem);

        var finding = Assert.Single(facts.Find(SourcesAcrossWsl.Id));
        Assert.Equal(("Host", (GoBuildState?)null), (finding.Scenario, finding.State));
        Assert.Equal($"{path} lies in the other system (file system {fileSystem}), with 712 files of 16.0 MiB.", finding.Finding.Seen);
        Assert.Equal(fix, finding.Finding.Fix);
        Assert.Null(finding.Finding.Gain);
        Assert.Empty(facts.Find(SourcesOnNetworkMount.Id));
    }

    [Theory]
    [InlineData(@"C:\src\it's", null, "wsl --cd 'C:\\src\\it''s' -- cp -a . '~/it''s'")]
    [InlineData(@"C:\src\app", @"\\wsl.localhost\Debian\home\me\app", @"Copy-Item -Recurse 'C:\src\app' '\\wsl.localhost\Debian\home\me\app'")]
    [InlineData(@"\\wsl$\Debian\home\me\app", null, @"Copy-Item -Recurse '\\wsl$\Debian\home\me\app' $HOME")]
    public void From_supplied_facts_sources_across_the_border_are_copied_to_the_side_of_the_tools(string path, string? better, string fix)
    {
        var facts = Project(path, wsl: new(true, better));

        Assert.Equal(fix, Assert.Single(facts.Find(SourcesAcrossWsl.Id)).Finding.Fix);
        Assert.Empty(facts.Find(SourcesOnNetworkMount.Id));
    }

    [Theory]
    [InlineData("/home/me/app", "ext4")]
    [InlineData("/mnt/data/app", "9p")]
    [InlineData("/mnt/c/app", null)]
    public void From_supplied_facts_sources_on_their_own_side_are_left_alone(string path, string? fileSystem)
    {
        Assert.Empty(Project(path, fileSystem).Find(SourcesAcrossWsl.Id));
        Assert.Empty(Project("/mnt/c/app", "9p", new(false)).Find(SourcesAcrossWsl.Id));
    }

    [Theory]
    [InlineData("/srv/app", "nfs4", "cp -a /srv/app /tmp/")]
    [InlineData("/srv/app", "cifs", "cp -a /srv/app /tmp/")]
    [InlineData("/mnt/data/app", "9p", "cp -a /mnt/data/app /tmp/")]
    [InlineData(@"\\files\src\app", null, @"Copy-Item -Recurse '\\files\src\app' $env:TEMP")]
    public void Sources_on_another_machine_are_copied(string path, string? fileSystem, string fix)
    {
        var finding = Assert.Single(Project(path, fileSystem).Find(SourcesOnNetworkMount.Id));

        Assert.Equal("Host", finding.Scenario);
        Assert.Equal(fix, finding.Finding.Fix);
        Assert.Null(finding.Finding.Gain);
    }

    [Theory]
    [InlineData("/home/me/app", "ext4")]
    [InlineData("/home/me/app", "overlay")]
    [InlineData(@"C:\src\app", null)]
    public void Sources_on_a_local_disk_are_left_alone(string path, string? fileSystem) =>
        Assert.Empty(Project(path, fileSystem).Find(SourcesOnNetworkMount.Id));

    static BuildFacts Windows(Surroundings surroundings) =>
        Facts(Of("Host", GoBuildBase.Host), Build("Host", GoBuildState.Cold, 60)) with { Surroundings = surroundings with { LocalGo = surroundings.LocalGo ?? WindowsGo } };

    [Fact]
    public void From_supplied_facts_caches_that_Defender_scans_are_told_with_the_exclusion_to_set()
    {
        var finding = Assert.Single(Windows(new() { Defender = new(true, []) }).Find(DefenderScansCaches.Id)).Finding;

        Assert.Equal(@"Add-MpPreference -ExclusionPath 'C:\Users\me\AppData\Local\go-build','C:\Users\me\go\pkg\mod'", finding.Fix);
        Assert.Null(finding.Gain);
        Assert.Equal(
            @"Add-MpPreference -ExclusionPath 'C:\Users\me\AppData\Local\go-build'",
            Assert.Single(Windows(new() { Defender = new(true, [@"c:\USERS\*\go\"]) }).Find(DefenderScansCaches.Id)).Finding.Fix);
    }

    [Fact]
    public void From_supplied_facts_a_cache_that_a_container_has_from_a_scanned_folder_is_told_too()
    {
        var bound = Plain() with { ImageOS = "windows", Go = WindowsGo, Mounts = [new(ContainerMountType.Bind, @"D:\caches\go", WindowsGo.BuildCache!)] };
        var facts = Facts(bound, Build("Plain", GoBuildState.Cold, 60)) with { Surroundings = new() { Defender = new(true, []) } };

        Assert.EndsWith(@"'D:\caches\go'", Assert.Single(facts.Find(DefenderScansCaches.Id)).Finding.Fix);
    }

    [Fact]
    public void From_supplied_facts_Defender_is_not_blamed_when_off_or_excluded_or_hidden()
    {
        DefenderFacts[] harmless = [new(false, []), new(null, []), new(true, null), new(true, [@"C:\Users\me"]), new(true, [@"C:\Users\m?"])];

        Assert.All(harmless, defender => Assert.Empty(Windows(new() { Defender = defender }).Find(DefenderScansCaches.Id)));
        Assert.NotEmpty(Windows(new() { Defender = new(true, [@"C:\Users\m"]) }).Find(DefenderScansCaches.Id));
        Assert.Empty(Windows(new() { Defender = new(true, []), LocalGo = Go119 }).Find(DefenderScansCaches.Id));
        Assert.Empty(Windows(new() { Defender = new(true, []), LocalGo = new() }).Find(DefenderScansCaches.Id));
    }

    static readonly DriveFacts System = new('C', DriveType.Fixed, true), Work = new('D', DriveType.Fixed, false);

    [Fact]
    public void From_supplied_facts_caches_on_the_system_drive_of_a_hosted_agent_are_moved()
    {
        var finding = Assert.Single(Windows(new() { HostedWindowsAgent = HostedPipeline.GitHubActions, Drives = [System, Work] }).Find(CachesOnSlowDrive.Id)).Finding;

        Assert.Contains("drive D: is there too", finding.Seen);
        Assert.Equal(
            "Add-Content -Path $env:GITHUB_ENV -Value 'GOCACHE=D:\\gocache'\nAdd-Content -Path $env:GITHUB_ENV -Value 'GOMODCACHE=D:\\gomodcache'", finding.Fix);
    }

    [Fact]
    public void From_supplied_facts_Azure_Pipelines_is_told_in_its_own_words() => Assert.Equal(
        "Write-Host '##vso[task.setvariable variable=GOCACHE]D:\\gocache'\nWrite-Host '##vso[task.setvariable variable=GOMODCACHE]D:\\gomodcache'",
        Assert.Single(Windows(new() { HostedWindowsAgent = HostedPipeline.AzurePipelines, Drives = [System, Work] }).Find(CachesOnSlowDrive.Id)).Finding.Fix);

    [Fact]
    public void From_supplied_facts_one_drive_or_an_own_machine_or_caches_on_the_work_drive_are_left_alone()
    {
        var moved = WindowsGo with { BuildCache = @"d:\gocache", ModuleCache = @"D:\mod" };

        Assert.Empty(Windows(new() { HostedWindowsAgent = HostedPipeline.GitHubActions, Drives = [System, Work], LocalGo = moved }).Find(CachesOnSlowDrive.Id));
        Assert.Empty((Facts(Plain(), Build("Plain", GoBuildState.Cold, 60)) with
        {
            Surroundings = new() { HostedWindowsAgent = HostedPipeline.GitHubActions, Drives = [System, Work], LocalGo = WindowsGo },
        }).Find(CachesOnSlowDrive.Id));
        Assert.Empty(Windows(new() { HostedWindowsAgent = HostedPipeline.GitHubActions, Drives = [System] }).Find(CachesOnSlowDrive.Id));
        Assert.Empty(Windows(new() { HostedWindowsAgent = HostedPipeline.GitHubActions, Drives = [System, Work with { Kind = DriveType.CDRom }] }).Find(CachesOnSlowDrive.Id));
        Assert.Empty(Windows(new() { HostedWindowsAgent = null, Drives = [System, Work] }).Find(CachesOnSlowDrive.Id));
    }
}
