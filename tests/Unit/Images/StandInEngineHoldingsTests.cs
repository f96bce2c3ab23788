using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Images;
using WinDockerTools.Engine.Images.Checking;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Tests.Harness.Docker;
using Xunit;

namespace WinDockerTools.Tests.Images;

/// <summary>What an engine holds, as a stand-in tells it.</summary>
public sealed class StandInEngineHoldingsTests : IDisposable
{
    static readonly string First = "sha256:" + new string('a', 64), Second = "sha256:" + new string('b', 64), Pulled = "sha256:" + new string('c', 64);

    readonly StandInWindowsEngine windows = new(images: new StandInImage("r.io/app:1", "10.0.20348.1") { DiffIds = [First], RepoDigests = ["r.io/app@" + Pulled] });
    readonly EngineHoldings holdings;

    public StandInEngineHoldingsTests() => holdings = new EngineHoldings(new DockerEngine(new DockerEndpoint(new Uri(windows.DockerHost))));

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        holdings.Dispose();
        windows.Dispose();
    }

    static ImageDetail Detail(params string[] diffIds) => new(
        new ImageConfig(new Platform("windows", null, "amd64", null, []), null, [.. diffIds.Select(text => Digest.TryParse(text)!)], [], new Dictionary<string, string>()),
        [.. diffIds.Select((_, i) => new Descriptor("", Digest.Of([]), i == 0 ? 1000 : 20))],
        null);

    [Fact]
    public async Task The_engine_is_asked_for_its_images_once_however_many_are_judged()
    {
        var sizes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => holdings.BytesToPullAsync(Detail(First, Second), Stop)));

        Assert.All(sizes, size => Assert.Equal(20, size));
        Assert.Single(windows.Requests, path => path.IndexOf("/images/json", StringComparison.Ordinal) >= 0);
    }

    [Fact]
    public async Task An_image_is_known_by_the_digests_it_was_pulled_with()
    {
        Assert.Equal([Pulled], await holdings.DigestsAsync(ImageReference.Parse("r.io/app:1"), Stop));
        Assert.Empty(await holdings.DigestsAsync(ImageReference.Parse("r.io/other:1"), Stop));
    }
}
