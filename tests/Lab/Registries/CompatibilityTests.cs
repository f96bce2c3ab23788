using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness.Docker;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Lab.Registries;

public sealed class CompatibilityTests : RegistryTests
{
    static readonly TestPlatform Core2022 = TestPlatform.Windows("10.0.20348.5499", "win32k");
    static readonly TestPlatform Core2025 = TestPlatform.Windows("10.0.26100.33296", "win32k");

    SessionResult Check(string image, string arguments) => Session.Run("param($i) Test-ContainerImageCompatibility $i " + arguments, ("i", image));

    [Fact]
    public async Task A_tag_that_moved_to_a_newer_windows_is_answered_with_the_tag_that_still_works()
    {
        await using var registry = await LabRegistry.StartAsync();
        var moved = await registry.PushAsync("dotnet/framework/sdk", "4.8", TestImage.List(Core2025));
        var works = await registry.PushAsync("dotnet/framework/sdk", "4.8-windowsservercore-ltsc2022", TestImage.Single(Core2022, docker: true));

        var pair = Check(moved, "-HostVersion 10.0.20348.4294").ThrowIfFailed().Single;

        Assert.Equal("Incompatible", pair.Value("Verdict")!.ToString());
        Assert.Equal(works, pair.Value("RecommendedImage"));
        Assert.Equal("mcr.microsoft.com/windows/servercore:ltsc2022", pair.Value("RecommendedBase"));
    }

    [Fact]
    public async Task Siblings_cost_at_most_eight_heads_however_many_hosts()
    {
        await using var registry = await LabRegistry.StartAsync();
        var image = await registry.PushAsync("app", "1", TestImage.List(Core2025));
        await registry.TakeRequestsAsync();

        Check(image, "-HostVersion WS2016, WS2019, WS2022, WS20H2, WS1909, Win10-22H2").ThrowIfFailed();

        var heads = (await registry.TakeRequestsAsync()).Where(request => request.StartsWith("HEAD", StringComparison.Ordinal) && !request.EndsWith("/1", StringComparison.Ordinal));
        Assert.InRange(heads.Count(), 1, 8);
    }

    [Fact]
    public async Task Another_entry_of_the_list_is_recommended_by_digest()
    {
        await using var registry = await LabRegistry.StartAsync();
        var list = TestImage.List(TestPlatform.Windows("10.0.17763.9020"), Core2022);
        var image = await registry.PushAsync("app", "1", list);

        var pair = Check(image, "-HostVersion Win11-23H2").ThrowIfFailed().Single;

        Assert.Equal("10.0.17763.9020", pair.Value("ImageVersion")!.ToString());
        var recommended = Assert.IsType<string>(pair.Value("RecommendedImage"));
        Assert.StartsWith($"{registry.Name}/app@sha256:", recommended, StringComparison.Ordinal);
        Assert.Equal("10.0.20348.5499", Check(recommended, "-HostVersion Win11-23H2").Single.Value("ImageVersion")!.ToString());
    }

    [Fact]
    public async Task A_local_copy_that_is_not_the_registrys_is_warned_of()
    {
        await using var registry = await LabRegistry.StartAsync();
        var image = await registry.PushAsync("app", "1", TestImage.List(Core2022));
        var digest = (string)Platforms(image).Single.Value("Digest")!;
        using var stale = new StandInWindowsEngine(images: new StandInImage(image, "10.0.20348.1") { RepoDigests = [$"{registry.Name}/app@sha256:{new string('0', 64)}"] });
        using var current = new StandInWindowsEngine(images: new StandInImage(image, "10.0.20348.5499") { RepoDigests = [$"{registry.Name}/app@{digest}"] });

        Assert.Contains(Warnings(stale), text => text.Contains("local copy", StringComparison.Ordinal));
        Assert.DoesNotContain(Warnings(current), text => text.Contains("local copy", StringComparison.Ordinal));

        IEnumerable<string> Warnings(StandInWindowsEngine engine) =>
            (string[])Check(image, $"-DockerHost {engine.DockerHost}").ThrowIfFailed().Single.Value("Warnings")!;
    }

    [Fact]
    public async Task A_name_that_the_registry_does_not_have_is_read_from_the_engine()
    {
        await using var registry = await LabRegistry.StartAsync();
        var image = $"{registry.Name}/built-here:1";
        using var engine = new StandInWindowsEngine(images: new StandInImage(image, "10.0.20348.1"));

        Assert.Equal("Compatible", Check(image, $"-DockerHost {engine.DockerHost}").ThrowIfFailed().Single.Value("Verdict")!.ToString());
        Assert.Equal(["ImageNotFound"], Check(image, $"-DockerHost {engine.DockerHost} -Source Registry").ErrorIds);
        await registry.TakeRequestsAsync();
        Check(image, $"-DockerHost {engine.DockerHost} -Source Engine").ThrowIfFailed();
        Assert.Empty(await registry.TakeRequestsAsync());
    }

    [Fact]
    public async Task The_pause_image_is_checked_on_the_windows_nodes()
    {
        await using var registry = await LabRegistry.StartAsync();
        var image = await registry.PushAsync("app", "1", TestImage.List(Core2022, TestPlatform.Linux()));
        var pause = await registry.PushAsync("pause", "3.10", TestImage.List(TestPlatform.Windows("10.0.17763.1"), TestPlatform.Linux()));

        var result = Session.Run("""
            param($Image, $Pause)
            $node = { param($name, $os, $kernel) [pscustomobject]@{ kind = 'Node'; metadata = [pscustomobject]@{ name = $name }; status = [pscustomobject]@{ nodeInfo = [pscustomobject]@{
                operatingSystem = $os; kernelVersion = $kernel; architecture = 'amd64'; osImage = 'Windows Server 2022 Datacenter'; containerRuntimeVersion = 'containerd://1.7.20' } } } }
            Test-ContainerImageCompatibility $Image -PauseImage $Pause -Node (& $node win windows 10.0.20348.5499), (& $node lin linux 6.1.0)
            """, ("Image", image), ("Pause", pause)).ThrowIfFailed();

        Assert.Equal(
            [(image, "win", "Compatible"), (image, "lin", "Compatible"), (pause, "win", "Incompatible")],
            result.Output.Select(item => ((string)item.Value("Image")!, (string)item.Value("Host")!, item.Value("Verdict")!.ToString()!)));
    }
}
