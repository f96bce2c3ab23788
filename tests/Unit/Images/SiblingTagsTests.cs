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

    [Theory]
    [InlineData(100, true)]
    [InlineData(128, false)]
    public async Task A_long_tag_has_the_siblings_that_a_registry_can_hold(int length, bool found)
    {
        var tag = new string('t', length);
        var name = registry.Add("app", tag, TestImage.List(TestPlatform.Windows("10.0.26100.1")));
        if (found)
            registry.Add("app", tag + "-nanoserver-ltsc2022", TestImage.List(TestPlatform.Windows("10.0.20348.1")));
        using var sources = new ImageSources(new RegistryOptions { NoCache = true });

        var sibling = await new SiblingTags(ImageReference.Parse(name), new DateTime(2026, 1, 15), sources).FindAsync(Host, isolation: null, CancellationToken.None);

        Assert.Equal(found ? name + "-nanoserver-ltsc2022" : null, sibling);
        Assert.Equal(found, registry.Requests.Any(request => request.Method == "HEAD"));
    }
}
