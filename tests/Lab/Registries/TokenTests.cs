using System;
using System.Net;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Harness.Http;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Lab.Registries;

/// <summary>Registries that send their clients to a token service, as Docker Hub, MCR and ACR do. Both are stubs.</summary>
public sealed class TokenTests : RegistryTests
{
    static readonly NetworkCredential Account = new("ada", "secret-42");
    static readonly TestImage Image = TestImage.List(TestPlatform.Windows("10.0.20348.2700"));

    readonly StubRegistry registry = new();
    readonly StubServer service;
    string realm;
    int issued;
    Func<StubRequest, StubAnswer> issue;
    string valid = "";

    public TokenTests()
    {
        issue = _ => StubAnswer.Json($$"""{"token":"{{valid = "token-" + ++issued}}","expires_in":300}""");
        service = new StubServer(request => issue(request));
        realm = $"http://{service.Name}/token";
        registry.Intercept = request => request.Header("Authorization") == $"Bearer {valid}" && valid.Length > 0
            ? null
            : StubAnswer.Error(401, "authentication required").With("WWW-Authenticate", $"Bearer realm=\"{realm}\",service=\"stub, inc\",scope=\"repository:app:pull\"");
    }

    [Fact]
    public void A_public_image_is_read_with_an_anonymous_token()
    {
        Assert.Single(Platforms(registry.Add("app", "1", Image)).ThrowIfFailed().Output);

        var asked = Assert.Single(service.Requests);
        Assert.Equal("GET /token?service=stub%2C%20inc&scope=repository%3Aapp%3Apull", asked.ToString());
        Assert.Null(asked.Header("Authorization"));
    }

    [Fact]
    public void One_token_serves_all_requests_to_a_repository()
    {
        var image = registry.Add("app", "1", Image);
        var other = registry.Add("app", "2", Image);

        Platforms(image, other).ThrowIfFailed();

        Assert.Single(service.Requests);
    }

    [Fact]
    public void An_expired_token_is_replaced()
    {
        var image = registry.Add("app", "1", Image);
        var before = registry.Intercept;
        registry.Intercept = request =>
        {
            if (request.Method == "GET" && issued == 1)
                valid = "";
            return before(request);
        };

        Platforms(image).ThrowIfFailed();

        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public void A_token_service_is_told_who_asks()
    {
        DockerConfig.Write(Folder, $$"""{"auths": { "{{registry.Name}}": { "username": "ada", "password": "secret-42" } } }""");

        Platforms(registry.Add("app", "1", Image)).ThrowIfFailed().Hides("secret-42");

        Assert.Equal("Basic " + DockerConfig.Pair(Account), Assert.Single(service.Requests).Header("Authorization"));
        Assert.DoesNotContain(registry.Requests, request => request.Header("Authorization")?.StartsWith("Basic", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void An_identity_token_is_exchanged_for_an_access_token()
    {
        DockerConfig.Write(Folder, $$"""{"auths": { "{{registry.Name}}": { "auth": "{{DockerConfig.Pair(new("00000000", ""))}}", "identitytoken": "refresh+secret" } } }""");
        issue = _ => StubAnswer.Json($$"""{"access_token":"{{valid = "access-1"}}"}""");

        Platforms(registry.Add("app", "1", Image)).ThrowIfFailed().Hides("refresh+secret");

        var asked = Assert.Single(service.Requests);
        Assert.Equal("POST /token", asked.ToString());
        Assert.Equal("grant_type=refresh_token&client_id=windockertools&service=stub%2C+inc&scope=repository%3Aapp%3Apull&refresh_token=refresh%2Bsecret", asked.Body);
    }

    [Fact]
    public void No_credential_goes_to_a_token_service_without_https()
    {
        realm = "http://tokens.example/token";
        DockerConfig.Write(Folder, $$"""{"auths": { "{{registry.Name}}": { "auth": "{{DockerConfig.Pair(Account)}}" } } }""");

        var result = Platforms(registry.Add("app", "1", Image));

        Assert.Equal(["AuthenticationRequired"], result.ErrorIds);
        Assert.Contains("not reached over https", result.Errors[0].ToString());
    }

    [Fact]
    public void What_the_token_service_says_is_passed_on()
    {
        issue = _ => StubAnswer.Json("""{"details":"incorrect username or password"}""", 401);

        var result = Platforms(registry.Add("app", "1", Image));

        Assert.Equal(["AuthenticationRequired"], result.ErrorIds);
        Assert.Contains("incorrect username or password", result.Errors[0].ToString());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"token\":\"a b\"}")]
    [InlineData("not json")]
    public void A_token_service_without_a_token_is_no_registry(string json)
    {
        issue = _ => StubAnswer.Json(json);

        Assert.Equal(["RegistryResponseInvalid"], Platforms(registry.Add("app", "1", Image)).ErrorIds);
    }

    [Fact]
    public void A_token_that_is_not_accepted_ends_in_an_error()
    {
        issue = _ => StubAnswer.Json("""{"token":"useless"}""");

        Assert.Equal(["AuthenticationRequired"], Platforms(registry.Add("app", "1", Image)).ErrorIds);
        Assert.Equal(2, registry.Requests.Count);
    }

    protected override void Dispose(bool disposing)
    {
        registry.Dispose();
        service.Dispose();
        base.Dispose(disposing);
    }
}
