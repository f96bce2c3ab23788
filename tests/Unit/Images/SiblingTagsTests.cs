using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Compatibility;
using WinDockerTools.Engine.Images.Checking;
using WinDockerTools.Engine.Images.Lookup;
using WinDockerTools.Engine.Images.Registries.Reading;
using WinDockerTools.Tests.Harness.Http;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Images;

public sealed class SiblingTagsTests : IDisposable
{
    static readonly HostPlatform Host = new() { Version = new Version(10, 0, 20348, 2700), Product = WindowsProduct.Server, Architecture = "amd64" };

    readonly StubRegistry registry = new();

    public void Dispose() => registry.Dispose();

    static async Task<string?> FindAsync(string name)
    {
        using var sources = new ImageSources(new RegistryOptions { NoCache = true });
        return await new SiblingTags(ImageReference.Parse(name), new DateTime(2026, 1, 15), sources).FindAsync(Host, isolation: null, CancellationToken.None);
    }

    string Add(string tag, string version) => registry.Add("app", tag, TestImage.List(TestPlatform.Windows(version)));

    [Theory]
    [InlineData(100, true)]
    [InlineData(128, false)]
    public async Task A_long_tag_has_the_siblings_that_a_registry_can_hold(int length, bool found)
    {
        var tag = new string('t', length);
        var name = Add(tag, "10.0.26100.1");
        if (found)
            Add(tag + "-nanoserver-ltsc2022", "10.0.20348.1");

        Assert.Equal(found ? name + "-nanoserver-ltsc2022" : null, await FindAsync(name));
        Assert.Equal(found, registry.Requests.Any(request => request.Method == "HEAD"));
    }

    [Theory]
    [InlineData("1", "1-windowsservercore-ltsc2022")]
    [InlineData("1", "1-nanoserver-ltsc2022")]
    [InlineData("1", "1-ltsc2022")]
    [InlineData("latest", "ltsc2022")]
    [InlineData("latest", "windowsservercore-ltsc2022")]
    [InlineData("latest", "nanoserver-ltsc2022")]
    [InlineData("1.2-windowsservercore-ltsc2025-amd64", "1.2-windowsservercore-ltsc2022-amd64")]
    [InlineData("nanoserver-LTSC2025", "nanoserver-ltsc2022")]
    public async Task Siblings_have_the_names_that_publishers_use(string tag, string sibling)
    {
        var name = Add(tag, "10.0.26100.1");
        var expected = Add(sibling, "10.0.20348.1");

        Assert.Equal(expected, await FindAsync(name));
    }

    [Fact]
    public async Task A_sibling_is_judged_by_its_content_and_not_by_its_name()
    {
        var name = Add("1", "10.0.26100.1");
        Add("1-windowsservercore-ltsc2022", "10.0.17763.1");
        var works = Add("1-nanoserver-ltsc2022", "10.0.20348.1");

        Assert.Equal(works, await FindAsync(name));
    }

    [Fact]
    public async Task Eight_names_are_asked_for_whatever_the_number_of_hosts()
    {
        var name = Add("1", "10.0.26100.1");
        using var sources = new ImageSources(new RegistryOptions { NoCache = true });
        var siblings = new SiblingTags(ImageReference.Parse(name), new DateTime(2026, 1, 15), sources);

        foreach (var build in new[] { 26100, 20348, 17763 })
            Assert.Null(await siblings.FindAsync(Host with { Version = new Version(10, 0, build, 1) }, ContainerIsolation.HyperV, CancellationToken.None));

        Assert.Equal(8, registry.Requests.Count(request => request.Method == "HEAD"));
    }

    [Fact]
    public async Task A_sibling_that_cannot_be_read_is_passed_over()
    {
        var name = Add("1", "10.0.26100.1");
        var works = Add("1-nanoserver-ltsc2022", "10.0.20348.1");
        registry.Intercept = request => request.Target.EndsWith("1-windowsservercore-ltsc2022", StringComparison.Ordinal) ? StubAnswer.Error(403, "not for you") : null;

        Assert.Equal(works, await FindAsync(name));
    }

    [Fact]
    public async Task A_tag_is_not_its_own_sibling()
    {
        Assert.Null(await FindAsync(Add("1-ltsc2022", "10.0.20348.1")));
        Assert.DoesNotContain(registry.RequestLines, line => line.EndsWith("/1-ltsc2022", StringComparison.Ordinal));
    }
}
