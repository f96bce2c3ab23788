using WinDockerTools.Engine.Common;
using Xunit;

namespace WinDockerTools.Tests.Images;

public class ImageReferenceTests
{
    const string Hex = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("nginx", "docker.io", "library/nginx", "latest", null)]
    [InlineData("nginx:1.27", "docker.io", "library/nginx", "1.27", null)]
    [InlineData("docker.io/nginx", "docker.io", "library/nginx", "latest", null)]
    [InlineData("index.docker.io/user/app", "docker.io", "user/app", "latest", null)]
    [InlineData("user/app:v1", "docker.io", "user/app", "v1", null)]
    [InlineData("mcr.microsoft.com/windows/servercore:ltsc2022", "mcr.microsoft.com", "windows/servercore", "ltsc2022", null)]
    [InlineData("localhost/app", "localhost", "app", "latest", null)]
    [InlineData("localhost:5000/a/b/c:t", "localhost:5000", "a/b/c", "t", null)]
    [InlineData("[::1]:5000/app", "[::1]:5000", "app", "latest", null)]
    [InlineData("Registry/app", "Registry", "app", "latest", null)]
    [InlineData("app@sha256:" + Hex, "docker.io", "library/app", null, "sha256:" + Hex)]
    [InlineData("r.io/app:t@sha256:" + Hex, "r.io", "app", "t", "sha256:" + Hex)]
    public void A_name_is_read_as_docker_reads_it(string text, string registry, string repository, string? tag, string? digest)
    {
        var reference = ImageReference.Parse(text);

        Assert.Equal((registry, repository, tag, digest), (reference.Registry, reference.Repository, reference.Tag, reference.Digest));
        Assert.Equal(text, reference.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("BAD!!")]
    [InlineData("Upper/Case/app")]
    [InlineData("a//b")]
    [InlineData("-a")]
    [InlineData("a:")]
    [InlineData("a:.t")]
    [InlineData("a@sha256:12")]
    [InlineData("a@md5:" + Hex)]
    [InlineData("https://r.io/app")]
    [InlineData("r.io:port/app")]
    [InlineData("r.io:99999/app")]
    [InlineData("[:::]/app")]
    [InlineData("a b")]
    [InlineData("a\n")]
    [InlineData("@{Name=node}")]
    public void What_is_no_name_is_refused_with_a_reason(string text)
    {
        var fault = Assert.Throws<FaultException>(() => ImageReference.Parse(text));

        Assert.Equal(FaultKind.ImageReferenceInvalid, fault.Kind);
        Assert.Equal(text, fault.Subject);
    }

    [Fact]
    public void A_tag_or_digest_is_replaced_without_touching_the_rest()
    {
        var reference = ImageReference.Parse("localhost:5000/a/b:one@sha256:" + Hex);

        Assert.Equal("localhost:5000/a/b:two", reference.WithTag("two").Text);
        Assert.Equal("localhost:5000/a/b@sha256:" + Hex, reference.WithDigest("sha256:" + Hex).Text);
    }

    [Fact]
    public void Spellings_of_one_image_are_equal() =>
        Assert.Equal(ImageReference.Parse("docker.io/library/nginx:latest"), ImageReference.Parse("nginx"));
}
