using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Compatibility;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Images.Selection;
using WinDockerTools.Engine.Images.Sources;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Images;

public sealed class EngineSelectorTests : IDisposable
{
    static readonly HostPlatform Client = new() { Version = new Version(10, 0, 22631, 4317), Product = WindowsProduct.Client, Architecture = "amd64" };
    static readonly HostPlatform Server = new() { Version = new Version(10, 0, 20348, 169), Product = WindowsProduct.Server, Architecture = "amd64" };

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    async Task<EngineChoice> SelectAsync(HostPlatform host, TestImage image)
    {
        LayoutWriter.Write(folder.Path, image);
        var read = await new ImageReader(new LayoutSource()).ReadAsync(ImageReference.FromPath(folder.Path, ImageLocation.Layout), CancellationToken.None);
        return EngineSelector.Select(read, host);
    }

    async Task<string?> VersionAsync(HostPlatform host, params string[] versions) =>
        (await SelectAsync(host, TestImage.List([.. versions.Select(version => TestPlatform.Windows(version))]))).Entry?.Platform!.OSVersion!.ToString();

    [Fact]
    public async Task The_classic_store_takes_its_own_build_first_whatever_the_order() =>
        Assert.Equal("10.0.20348.1", await VersionAsync(Server, "10.0.17763.9", "10.0.20348.1", "10.0.20348.9"));

    [Fact]
    public async Task Without_its_own_build_the_classic_store_takes_the_first_that_is_not_newer() =>
        Assert.Equal("10.0.17763.9", await VersionAsync(Client, "10.0.26100.1", "10.0.17763.9", "10.0.20348.9"));

    [Fact]
    public async Task A_version_without_a_revision_is_not_the_hosts_own_build_to_the_classic_store() =>
        Assert.Equal("10.0.17763.9", await VersionAsync(Server, "10.0.17763.9", "10.0.20348"));

    [Fact]
    public async Task The_containerd_store_takes_the_first_that_runs_process_isolated() =>
        Assert.Equal("10.0.20348.1", await VersionAsync(Client with { Store = ImageStore.Containerd }, "10.0.17763.9", "10.0.20348.1", "10.0.20348.9"));

    [Fact]
    public async Task The_containerd_store_takes_what_is_only_disputed() => Assert.Equal(
        "10.0.26100.1", await VersionAsync(Client with { Version = new Version(10, 0, 26200, 7171), Store = ImageStore.Containerd }, "10.0.17763.9", "10.0.26100.1"));

    [Fact]
    public async Task Engines_29_0_to_29_5_compare_versions_as_text()
    {
        var host = Client with { Store = ImageStore.Containerd, EngineVersion = new Version(29, 1, 0) };

        Assert.Equal("10.0.20348.887", await VersionAsync(host, "10.0.20348.5499", "10.0.20348.887"));
        Assert.Equal("10.0.20348.5499", await VersionAsync(host with { EngineVersion = new Version(29, 6, 0) }, "10.0.20348.5499", "10.0.20348.887"));
    }

    [Fact]
    public async Task Nothing_that_fits_is_refused_in_the_engines_words()
    {
        var choice = await SelectAsync(Server, TestImage.List(TestPlatform.Windows("10.0.26100.1"), TestPlatform.Linux()));

        Assert.Null(choice.Entry);
        Assert.Equal("no matching manifest for windows(10.0.20348)/amd64 in the manifest list entries", choice.Reason);
    }

    [Fact]
    public async Task A_lone_newer_image_is_refused_by_the_classic_store_alone()
    {
        var image = TestImage.Single(TestPlatform.Windows("10.0.26100.1"));

        Assert.Equal("a Windows version 10.0.26100-based image is incompatible with a 10.0.20348 host", (await SelectAsync(Server, image)).Reason);
        Assert.NotNull((await SelectAsync(Server with { Store = ImageStore.Containerd }, image)).Entry);
    }

    [Fact]
    public async Task A_linux_engine_takes_its_processors_entry()
    {
        var choice = await SelectAsync(
            new HostPlatform { OS = "linux", Architecture = "arm64" }, TestImage.List(TestPlatform.Windows("10.0.20348.1"), TestPlatform.Linux(), TestPlatform.Linux("arm64")));

        Assert.Equal("linux/arm64", choice.Entry!.Platform!.ToString());
    }

    [Fact]
    public async Task The_best_entry_is_the_newest_build_that_runs_with_a_revision_the_host_has()
    {
        LayoutWriter.Write(folder.Path, TestImage.List(
            TestPlatform.Windows("10.0.17763.1"), TestPlatform.Windows("10.0.20348.9999"), TestPlatform.Windows("10.0.20348.100"), TestPlatform.Windows("10.0.26100.1")));
        var image = await new ImageReader(new LayoutSource()).ReadAsync(ImageReference.FromPath(folder.Path, ImageLocation.Layout), CancellationToken.None);

        Assert.Equal("10.0.20348.100", EntryRanking.Best(image, Server, null)!.Platform!.OSVersion!.ToString());
    }
}
