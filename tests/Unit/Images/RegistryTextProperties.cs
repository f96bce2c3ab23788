using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using CsCheck;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Registries.Lines;
using WinDockerTools.Engine.Images.Registries.Access;
using WinDockerTools.Engine.Images.Registries.Transport;
using WinDockerTools.Engine.Platform.Http;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Images;

/// <summary>What servers, proxies and configuration files say.</summary>
public sealed class RegistryTextProperties
{
    static readonly byte[][] ErrorBodies =
    [
        """{"errors":[{"code":"DENIED","message":"requested access to the resource is denied","detail":[{"Type":"repository"}]},{"code":"X"}]}"""u8.ToArray(),
        """{"error":"invalid_token","error_description":"too old","details":"incorrect username or password","message":"m"}"""u8.ToArray(),
    ];

    static readonly byte[] Config = Encoding.UTF8.GetBytes("""
        {"auths":{"https://index.docker.io/v1/":{"auth":"dTpw"},"r.io":{"identitytoken":"t"},"http://x/":{"username":"u","password":"p"},"empty":{}},
         "credsStore":"pass","credHelpers":{"a.io":"b"},"HttpHeaders":{"User-Agent":"d"},"currentContext":"c"}
        """);

    [Fact]
    public void Any_error_body_becomes_one_short_line() => Fuzz.All(
        Gen.Select(Gen.Frequency((3, Mutation.Json(ErrorBodies).Select(input => input.Content)), (1, Nasty.Text.Select(Encoding.UTF8.GetBytes))), Gen.OneOf("application/json", "text/plain", "text/html", null!)),
        input =>
        {
            var (body, type) = input;
            using var response = new HttpResponseMessage();

            var text = ServerText.Of(new Answer(HttpStatusCode.BadRequest, type, response.Headers, body, IsForeign: false));

            Assert.InRange(text.Length, 0, 210);
            Assert.DoesNotContain(text, char.IsControl);
        });

    [Fact]
    public void Any_challenge_is_understood_or_left() => Fuzz.All(
        Nasty.Words("Bearer ", "Basic ", "bearer ", "Negotiate", "realm=", "\"https://a/token\"", "service=", "scope=", "\"repository:a:pull,push\"", ",", ", ", "=", "\"", "\\\"", "x", "ticket==").Array[0, 3],
        headers =>
        {
            using var response = new HttpResponseMessage();
            foreach (var header in headers)
                response.Headers.TryAddWithoutValidation("WWW-Authenticate", header);

            var challenge = Challenge.Choose(response.Headers.WwwAuthenticate);

            Assert.True(challenge is null || challenge.Is("Bearer") || challenge.Is("Basic"));
            _ = challenge?.Value("realm");
        });

    [Fact]
    public void Any_list_of_exceptions_from_the_proxy_can_be_asked() => Fuzz.All(
        Gen.Select(
            Nasty.Words("*", ".", "a.io", "10.0.0.1", "10.0.0.0", "/8", "/33", "/-1", "::1", "[::1]", ":5000", ",", ",", "fe80::/10", "0", "/"),
            Gen.OneOf("https://a.io/", "http://10.0.0.1:5000/", "http://[::1]:5000/", "https://b.a.io:5000/", "https://x/")),
        input => _ = new NoProxyList(input.Item1).Covers(new Uri(input.Item2)));

    [Fact]
    public void A_Docker_configuration_is_read_or_refused_without_its_secrets() => Fuzz.All(Mutation.Json([Config]), input =>
    {
        try
        {
            _ = DockerConfig.Parse(Encoding.UTF8.GetString(input.Content));
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            Assert.DoesNotContain("dTpw", JsonProblem.Describe(e), StringComparison.Ordinal);
        }
    });
}
