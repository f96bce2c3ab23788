using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Gathering;
using WinDockerTools.Engine.Platform.Linux;
using WinDockerTools.Engine.Platform.Windows;
using Xunit;

namespace WinDockerTools.Tests.Builds.Findings.Gathering;

/// <summary>There is neither Windows nor WSL nor a hosted agent here: what they would tell is supplied.</summary>
public sealed class SurroundingsTests
{
    static MountEntry Mount(string type, string options) => new("/mnt/c", type, "C:\\", options);

    [Theory]
    [InlineData("9p", @"rw,dirsync,aname=drvfs;path=C:\;uid=1000,trans=virtio", true)]
    [InlineData("9p", @"rw,aname=drvfs", true)]
    [InlineData("drvfs", "rw,noatime", true)]
    [InlineData("virtiofs", "rw", true)]
    [InlineData("9p", "ro,aname=drivers;fmask=222", false)]
    [InlineData("ext4", "rw", false)]
    public void From_supplied_mounts_of_WSL_Windows_drives_are_the_other_system(string type, string options, bool isOther) =>
        Assert.Equal(new WslFacts(isOther), WslPlace.OfLinux(Mount(type, options), Mount("ext4", "rw")));

    [Fact]
    public void From_supplied_mounts_of_WSL_a_home_on_a_Windows_drive_is_no_better_place()
    {
        Assert.Equal(new WslFacts(true, "/var/tmp"), WslPlace.OfLinux(Mount("drvfs", "rw"), Mount("drvfs", "rw")));
        Assert.Equal(new WslFacts(false), WslPlace.OfLinux(Mount("ext4", "rw"), Mount("drvfs", "rw")));
        Assert.Null(WslPlace.OfLinux(null, null));
    }

    [Theory]
    [InlineData(@"\\wsl$\Debian\home\me\app", true)]
    [InlineData(@"\\WSL.localhost\Debian\home\me\app", true)]
    [InlineData("//wsl.localhost/Debian/home", true)]
    [InlineData(@"\\?\UNC\wsl.localhost\Debian\home", true)]
    [InlineData(@"\\wsl\src", false)]
    [InlineData(@"C:\wsl.localhost", false)]
    public void From_supplied_paths_of_Windows_shares_of_a_distribution_are_the_other_system(string path, bool isOther) =>
        Assert.Equal(new WslFacts(isOther), WslPlace.OfWindows(path));

    static DefenderRegistry Defender(int? policy, int? local, int? start, int? off = null) =>
        new(new DefenderSettings(policy, off, []), new DefenderSettings(local, null, []), start);

    [Theory]
    [InlineData(null, null, 2, null, true)]
    [InlineData(0, 1, 2, null, true)]
    [InlineData(null, 1, 2, null, false)]
    [InlineData(1, null, 2, null, false)]
    [InlineData(null, null, 2, 1, false)]
    [InlineData(null, null, 4, null, false)]
    [InlineData(null, null, null, null, false)]
    [InlineData(null, null, 3, null, null)]
    public void From_a_supplied_registry_Defender_scans_unless_a_policy_or_the_machine_or_its_service_says_otherwise(int? policy, int? local, int? start, int? off, bool? isScanning) =>
        Assert.Equal(isScanning, DefenderState.Of(Defender(policy, local, start, off)).IsScanning);

    [Fact]
    public void From_a_supplied_registry_exclusions_count_together_and_are_unknown_where_one_part_is_hidden()
    {
        var both = new DefenderRegistry(new(null, null, [@"C:\a"]), new(null, null, [@"c:\A", @"D:\b"]), 2);

        Assert.Equal([@"C:\a", @"D:\b"], DefenderState.Of(both).ExcludedPaths!);
        Assert.Null(DefenderState.Of(both with { Local = new(null, null, null) }).ExcludedPaths);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(null, "CI=true", "ImageOS=win22")]
    [InlineData(HostedPipeline.GitHubActions, "GITHUB_ACTIONS=true", "RUNNER_OS=Windows", "RUNNER_ENVIRONMENT=github-hosted")]
    [InlineData(HostedPipeline.GitHubActions, "GITHUB_ACTIONS=true", "RUNNER_OS=Windows", "ImageOS=win22")]
    [InlineData(null, "GITHUB_ACTIONS=true", "RUNNER_OS=Windows", "RUNNER_ENVIRONMENT=self-hosted", "ImageOS=win22")]
    [InlineData(null, "GITHUB_ACTIONS=true", "RUNNER_OS=Windows")]
    [InlineData(null, "GITHUB_ACTIONS=true", "RUNNER_OS=Linux", "RUNNER_ENVIRONMENT=github-hosted")]
    [InlineData(HostedPipeline.AzurePipelines, "TF_BUILD=True", "AGENT_OS=Windows_NT", "ImageOS=win22")]
    [InlineData(null, "TF_BUILD=True", "AGENT_OS=Windows_NT")]
    [InlineData(null, "TF_BUILD=True", "AGENT_OS=Linux", "ImageOS=ubuntu22")]
    public void From_supplied_variables_a_hosted_Windows_agent_is_told_from_others(object? hosted, params string[] variables) =>
        Assert.Equal((HostedPipeline?)hosted, HostedAgent.OnWindows(name => variables.Select(line => line.Split('=')).FirstOrDefault(pair => pair[0] == name)?[1]));
}
