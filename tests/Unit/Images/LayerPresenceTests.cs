using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Images;
using WinDockerTools.Engine.Images.Checking;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Platform.Docker;
using Xunit;

namespace WinDockerTools.Tests.Images;

public class LayerPresenceTests
{
    [Theory]
    [InlineData("", 1110)]
    [InlineData("a", 1100)]
    [InlineData("ab", 1000)]
    [InlineData("abc", 0)]
    [InlineData("abcd", 0)]
    [InlineData("ad bc", 1100)]
    [InlineData("b", 1110)]
    [InlineData("ba ac", 1100)]
    [InlineData("b ab", 1000)]
    public void A_layer_is_there_only_with_everything_below_it(string local, long expected)
    {
        var presence = new LayerPresence(local.Split(' ').Select(Local));

        Assert.Equal(expected, presence.BytesToPull(Image("abc", 10, 100, 1000)));
    }

    [Fact]
    public void Nothing_is_guessed_where_sizes_or_layers_are_unknown()
    {
        var presence = new LayerPresence([]);

        Assert.Null(presence.BytesToPull(Image("ab", 10)));
        Assert.Null(presence.BytesToPull(Image("ab", 10, -1)));
        Assert.Null(presence.BytesToPull(new ImageDetail(null, [], 5)));
    }

    static LocalImage Local(string layers) => new("sha256:x", "windows", "amd64") { DiffIds = [.. layers.Select(DiffId)] };

    static ImageDetail Image(string layers, params long[] sizes) => new(
        new ImageConfig(
            new Platform("windows", null, "amd64", null, []), null, [.. layers.Select(layer => Digest.TryParse(DiffId(layer))!)], [],
            new Dictionary<string, string>()),
        [.. sizes.Select(size => new Descriptor("", Digest.Of([]), size))],
        null);

    static string DiffId(char layer) => "sha256:" + new string(layer, 64);
}
