using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images;
using WinDockerTools.Engine.Images.Checking;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Images.Sources;
using WinDockerTools.Engine.Platform.Docker;
using Xunit;

namespace WinDockerTools.Tests.Lab.Engine;

public sealed class LocalImageTests(LabEngine engine) : EngineTests(engine), IClassFixture<LabEngine>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    DockerEngine Connect() => new(new DockerEndpoint(new Uri(Engine.DockerHost)));

    [Fact]
    public async Task An_image_that_the_engine_has_is_read_from_it()
    {
        await Engine.LoadAsync(SavedImage.Write("lab/app:1", "base", "app"));
        using var api = Connect();

        var image = await EngineImageReader.ReadAsync(api, ImageReference.Parse("lab/app:1"), Stop);

        var detail = await Assert.Single(image.Entries).DetailAsync(Stop);
        Assert.Equal("linux/amd64", image.Entries[0].Platform?.ToString());
        Assert.Equal([SavedImage.DiffId("base"), SavedImage.DiffId("app")], detail.Config!.DiffIds.Select(digest => digest.Text));
        Assert.Equal(["/app", "serve"], detail.Config.Command);
        Assert.Equal("lab", detail.Config.Labels["team"]);
        Assert.Equal(new DateTimeOffset(2025, 10, 14, 20, 0, 0, TimeSpan.Zero), detail.Config.Created);
    }

    [Theory]
    [InlineData("lab/absent:1")]
    [InlineData("lab/absent@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public async Task An_image_that_the_engine_lacks_is_not_found(string name)
    {
        using var api = Connect();

        var fault = await Assert.ThrowsAsync<FaultException>(() => EngineImageReader.ReadAsync(api, ImageReference.Parse(name), Stop));

        Assert.Equal((FaultKind.ImageNotFound, name), (fault.Kind, fault.Subject));
    }

    [Fact]
    public async Task Only_layers_that_no_local_image_shares_are_still_to_be_pulled()
    {
        await Engine.LoadAsync(SavedImage.Write("lab/one:1", "base", "runtime", "one"));
        await Engine.LoadAsync(SavedImage.Write("lab/two:1", "base", "two"));
        using var api = Connect();

        var presence = new LayerPresence(await api.ImagesAsync(Stop));

        Assert.Equal(0, presence.BytesToPull(Image(("base", 7), ("runtime", 50), ("one", 300))));
        Assert.Equal(1000, presence.BytesToPull(Image(("base", 7), ("runtime", 50), ("new", 1000))));
        Assert.Equal(350, presence.BytesToPull(Image(("base", 7), ("one", 300), ("runtime", 50))));
        Assert.Equal(57, presence.BytesToPull(Image(("runtime", 50), ("base", 7))));
    }

    [Fact]
    public async Task Local_image_names_complete_an_image_argument()
    {
        await Engine.LoadAsync(SavedImage.Write("lab/completed:1", "base"));
        Variables.Set("DOCKER_HOST", Engine.DockerHost);

        Assert.Equal(["lab/completed:1"], Completion.Of(Session, "Get-ContainerImagePlatform lab/comp"));
        Assert.Equal(["'lab/completed:1'"], Completion.Of(Session, "Get-ContainerImagePlatform -Image 'lab/comp"));
        Assert.Equal(["lab/completed:1"], Completion.Of(Session, "Get-ContainerImagePlatform -Image completed"));
    }

    static ImageDetail Image(params (string Layer, long Size)[] layers) => new(
        new ImageConfig(
            new Platform("linux", null, "amd64", null, []), null,
            [.. layers.Select(item => Digest.TryParse(SavedImage.DiffId(item.Layer))!)], [], new System.Collections.Generic.Dictionary<string, string>()),
        [.. layers.Select(item => new Descriptor("", Digest.Of([]), item.Size))],
        null);
}
