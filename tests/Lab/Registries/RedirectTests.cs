using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Harness.Http;
using Xunit;

namespace WinDockerTools.Tests.Lab.Registries;

/// <summary>Registries that keep their content with somebody else.</summary>
public sealed class RedirectTests : StubRegistryTests
{
    readonly StubServer storage;
    StubAnswer? foreign;

    public RedirectTests()
    {
        DockerConfig.Write(Folder, $$"""{"auths": { "{{Registry.Name}}": { "auth": "{{DockerConfig.Pair(new("ada", "secret-42"))}}" } } }""");
        storage = new StubServer(request => foreign ?? Registry.Serve(request));
        Registry.Intercept = request => request.Header("Authorization") is null
            ? StubAnswer.Error(401, "who?").With("WWW-Authenticate", "Basic realm=\"stub\"")
            : request.Target.Contains("/blobs/") ? new StubAnswer(307).With("Location", $"http://{storage.Name}{request.Target}") : null;
    }

    [Fact]
    public void Content_is_read_where_the_registry_sends_us_and_no_credential_goes_there()
    {
        Assert.Single(Platforms(Good).ThrowIfFailed().Output);

        Assert.NotEmpty(storage.Requests);
        Assert.All(storage.Requests, request => Assert.Null(request.Header("Authorization")));
    }

    [Fact]
    public void The_other_server_cannot_ask_for_the_credential()
    {
        foreign = StubAnswer.Error(401, "your password, please").With("WWW-Authenticate", "Basic realm=\"registry\"");

        var result = Platforms(Good).Hides("secret-42");

        Assert.Equal(["AuthenticationRequired"], result.ErrorIds);
        Assert.All(storage.Requests, request => Assert.Null(request.Header("Authorization")));
    }

    [Fact]
    public void Going_in_circles_ends()
    {
        foreign = new StubAnswer(302).With("Location", "/again");

        Assert.Equal(["RegistryResponseInvalid"], Platforms(Good).ErrorIds);
        Assert.InRange(storage.Requests.Count, 1, 10);
    }

    protected override void Dispose(bool disposing)
    {
        storage.Dispose();
        base.Dispose(disposing);
    }
}
