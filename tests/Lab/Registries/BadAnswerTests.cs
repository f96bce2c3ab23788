using System.Management.Automation;
using System.Text;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Harness.Http;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Lab.Registries;

/// <summary>Answers that no registry should give. In each test a good image beside the bad one is still read.</summary>
public sealed class BadAnswerTests : StubRegistryTests
{
    const string Index = "application/vnd.oci.image.index.v1+json";

    // Not the good one: content that is known by its digest is not asked for again.
    static readonly TestImage Other = TestImage.List(TestPlatform.Windows("10.0.26100.33296"));

    [Theory]
    [InlineData(401, "AuthenticationRequired", ErrorCategory.PermissionDenied)]
    [InlineData(403, "AccessDenied", ErrorCategory.PermissionDenied)]
    [InlineData(418, "RegistryResponseInvalid", ErrorCategory.InvalidResult)]
    public void A_refusal_has_its_own_error_with_the_words_of_the_server(int status, string id, ErrorCategory category)
    {
        // HEAD has no body; the words come with the manifest.
        var pinned = $"{Registry.Name}/bad@{Image.Top.Digest}";
        Bad("bad", StubAnswer.Error(status, "not for you"));

        var result = Fails(pinned, id, category);

        Assert.Contains("not for you", result.Errors[0].ToString());
        Assert.Equal(1, Count("bad"));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    public void A_web_page_is_no_registry(int status) =>
        Fails(Bad("bad", new StubAnswer(status) { ContentType = "text/html", Body = Encoding.ASCII.GetBytes("<html>") }), "RegistryResponseInvalid", ErrorCategory.InvalidResult);

    [Fact]
    public void A_digest_header_without_a_digest_is_no_registry() =>
        Fails(Bad("bad", new StubAnswer(200) { ContentType = Index }.With("Docker-Content-Digest", "sha256:12")), "RegistryResponseInvalid", ErrorCategory.InvalidResult);

    [Fact]
    public void Truncated_JSON_is_an_invalid_manifest()
    {
        Registry.Put("/v2/bad/manifests/1", new ImageBlob(Index, Other.Top.Content[..^20]));
        Registry.Put($"/v2/bad/manifests/{new ImageBlob(Index, Other.Top.Content[..^20]).Digest}", new ImageBlob(Index, Other.Top.Content[..^20]));

        Fails($"{Registry.Name}/bad:1", "ManifestInvalid", ErrorCategory.InvalidData);
    }

    [Theory]
    [InlineData(100_000_000)]
    [InlineData(-1)]
    public void A_manifest_of_100_MB_is_refused(long announced)
    {
        Registry.Add("bad", "1", Other);
        Registry.Intercept = request => request.ToString() == $"GET /v2/bad/manifests/{Other.Top.Digest}"
            ? new StubAnswer(200) { ContentType = Index, AnnouncedLength = announced, Body = announced < 0 ? new byte[100_000_000] : [] }
            : null;

        Fails($"{Registry.Name}/bad:1", "ManifestTooLarge", ErrorCategory.LimitsExceeded);
    }

    [Fact]
    public void Content_with_another_digest_is_a_security_error_and_is_not_kept()
    {
        Registry.Add("bad", "1", Other);
        Registry.Intercept = request => request.Method == "GET" && request.Target.StartsWith("/v2/bad/", System.StringComparison.Ordinal)
            ? new StubAnswer(200) { ContentType = Index, Body = Encoding.ASCII.GetBytes("""{"schemaVersion":2,"manifests":[]}""") }
            : null;

        Fails($"{Registry.Name}/bad:1", "DigestMismatch", ErrorCategory.SecurityError);

        Registry.Intercept = _ => null;
        Platforms($"{Registry.Name}/bad:1").ThrowIfFailed();
    }

    [Theory]
    [InlineData(200)]
    [InlineData(405)]
    public void A_registry_that_says_no_digest_is_asked_for_the_manifest(int headStatus)
    {
        Registry.Intercept = request => request.Method == "HEAD" ? new StubAnswer(headStatus) { ContentType = Index } : null;

        Assert.Single(Platforms(Good).ThrowIfFailed().Output);

        Assert.Equal(["HEAD /v2/good/manifests/1", "GET /v2/good/manifests/1"], [Registry.RequestLines[0], Registry.RequestLines[1]]);
        Assert.DoesNotContain($"GET /v2/good/manifests/{Image.Top.Digest}", Registry.RequestLines);
    }

    SessionResult Fails(string bad, string id, ErrorCategory category)
    {
        var result = Platforms(bad, Good);

        Assert.Equal([id], result.ErrorIds);
        Assert.Equal(category, result.Errors[0].CategoryInfo.Category);
        Assert.Equal(bad, result.Errors[0].TargetObject);
        Assert.Equal(Good, result.Single.Value("Image"));
        return result;
    }
}
