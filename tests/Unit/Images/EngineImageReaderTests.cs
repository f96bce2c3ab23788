using WinDockerTools.Engine.Images.Sources;
using WinDockerTools.Engine.Platform.Docker;
using Xunit;

namespace WinDockerTools.Tests.Images;

public class EngineImageReaderTests
{
    static readonly string Id = "sha256:" + new string('a', 64), Pulled = "sha256:" + new string('b', 64);

    [Fact]
    public void A_name_that_an_engine_has_lost_is_passed_over()
    {
        var local = new LocalImage(Id, "windows", "amd64") { RepoDigests = ["<none>@<none>", "r.io/app@" + Pulled] };

        Assert.Equal(Pulled, EngineImageReader.From(ImageReference.Parse("r.io/app:1"), local).Digest.Text);
        Assert.Equal(Id, EngineImageReader.From(ImageReference.Parse("other"), local).Digest.Text);
    }
}
