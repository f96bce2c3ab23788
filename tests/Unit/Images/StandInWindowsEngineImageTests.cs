using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Sources;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Tests.Harness.Docker;
using Xunit;

namespace WinDockerTools.Tests.Images;

/// <summary>Images of a Windows engine, as a stand-in tells them.</summary>
public sealed class StandInWindowsEngineImageTests : IDisposable
{
    static readonly string Layer = "sha256:" + new string('a', 64), Pulled = "sha256:" + new string('b', 64);

    readonly StandInWindowsEngine windows = new(images:
    [
        new StandInImage("mcr.microsoft.com/windows/nanoserver:ltsc2022", "10.0.20348.2700")
        {
            RepoDigests = ["mcr.microsoft.com/windows/nanoserver@" + Pulled],
            DiffIds = [Layer],
            Entrypoint = ["c:\\windows\\system32\\cmd.exe"],
            Labels = new Dictionary<string, string> { ["osversion"] = "10.0.20348.2700" },
        },
        new StandInImage("app", null) { Id = "sha256:" + new string('c', 64), Created = "0001-01-01T00:00:00Z" },
    ]);
    readonly DockerEngine engine;

    public StandInWindowsEngineImageTests() => engine = new DockerEngine(new DockerEndpoint(new Uri(windows.DockerHost)));

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        engine.Dispose();
        windows.Dispose();
    }

    [Fact]
    public async Task A_local_image_tells_its_platform_and_its_pulled_digest_but_no_sizes()
    {
        var image = await EngineImageReader.ReadAsync(engine, ImageReference.Parse("mcr.microsoft.com/windows/nanoserver:ltsc2022"), Stop);

        var entry = Assert.Single(image.Entries);
        var detail = await entry.DetailAsync(Stop);
        Assert.Equal("windows(10.0.20348.2700)/amd64", entry.Platform?.ToString());
        Assert.Equal(Pulled, image.Digest.Text);
        Assert.False(image.IsList);
        Assert.Null(detail.Size);
        Assert.Empty(detail.Layers);
        Assert.Equal(Layer, Assert.Single(detail.Config!.DiffIds).Text);
        Assert.Equal(["c:\\windows\\system32\\cmd.exe"], detail.Config.Command);
        Assert.Equal("10.0.20348.2700", detail.Config.Labels["osversion"]);
        Assert.Equal(new DateTimeOffset(2025, 10, 14, 20, 0, 0, 500, TimeSpan.Zero), detail.Config.Created);
    }

    [Fact]
    public async Task An_image_that_was_built_here_is_known_by_its_id()
    {
        var image = await EngineImageReader.ReadAsync(engine, ImageReference.Parse("app:latest"), Stop);

        Assert.Equal("sha256:" + new string('c', 64), image.Digest.Text);
        Assert.Null(Assert.Single(image.Entries).Platform?.OSVersion);
        Assert.Null((await image.Entries[0].DetailAsync(Stop)).Config?.Created);
    }

    [Fact]
    public async Task An_image_that_the_engine_lacks_is_not_found()
    {
        var fault = await Assert.ThrowsAsync<FaultException>(() => EngineImageReader.ReadAsync(engine, ImageReference.Parse("absent"), Stop));

        Assert.Equal((FaultKind.ImageNotFound, "absent"), (fault.Kind, fault.Subject));
    }

    [Fact]
    public async Task All_images_are_listed_in_full_and_by_name()
    {
        var images = await engine.ImagesAsync(Stop);

        Assert.Equal(["10.0.20348.2700", null], images.Select(image => image.OSVersion?.ToString()));
        Assert.Equal(["mcr.microsoft.com/windows/nanoserver:ltsc2022", "app:latest"], await engine.ImageNamesAsync(Stop));
        Assert.Single(windows.Requests, "/version");
    }

    [Fact]
    public async Task An_image_removed_while_the_list_is_read_is_left_out()
    {
        windows.Instead = path => path.Contains(new string('c', 64)) ? (404, """{"message":"No such image"}""") : null;

        Assert.Single(await engine.ImagesAsync(Stop));
    }

    [Fact]
    public async Task Nothing_but_the_answer_of_an_engine_is_taken_for_one()
    {
        windows.Instead = path => path == "/version" ? (200, "<html>Sign in</html>") : null;

        var fault = await Assert.ThrowsAsync<FaultException>(() => engine.InfoAsync(Stop));

        Assert.Equal(FaultKind.EngineFailed, fault.Kind);
    }
}
