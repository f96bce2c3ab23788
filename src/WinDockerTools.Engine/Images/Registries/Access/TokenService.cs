using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Images.Registries.Lines;
using WinDockerTools.Engine.Images.Registries.Transport;

namespace WinDockerTools.Engine.Images.Registries.Access;

/// <summary>Gets a token from the service that a registry names (distribution: token authentication, and OAuth2).</summary>
sealed class TokenService(RegistryLine line)
{
    const string Client = "windockertools";

    public async Task<string> FetchAsync(Challenge challenge, ImageReference image, RegistryCredential? credential, CancellationToken stop)
    {
        var realm = Realm(challenge, image, credential);
        var service = challenge.Value("service");
        var scope = challenge.Value("scope") ?? $"repository:{image.Repository}:pull";
        var answer = credential is { IsIdentityToken: true }
            ? await line.SendAsync(image, Refresh(service, scope, credential), realm, stop).ConfigureAwait(false)
            : await line.SendAsync(image, new RegistryRequest(HttpMethod.Get) { Authorization = credential?.Basic() }, Query(realm, service, scope), stop).ConfigureAwait(false);
        return answer.IsGood ? Token(answer, image, realm) : throw RegistryFaults.Of(answer, image, $"the token service {realm.Host}");
    }

    static Uri Realm(Challenge challenge, ImageReference image, RegistryCredential? credential)
    {
        if (!Uri.TryCreate(challenge.Value("realm"), UriKind.Absolute, out var realm) || realm.Scheme != Uri.UriSchemeHttps && realm.Scheme != Uri.UriSchemeHttp)
            throw new FaultException(FaultKind.RegistryResponseInvalid, image.Registry, "it names no token service to sign in at");
        if (credential is not null && realm.Scheme != Uri.UriSchemeHttps && !realm.IsLoopback)
            throw new FaultException(FaultKind.AuthenticationRequired, image.Text, $"its token service 'http://{realm.Host}' is not reached over https, so no credential was sent there");
        return realm;
    }

    static RegistryRequest Refresh(string? service, string scope, RegistryCredential credential) => new(HttpMethod.Post)
    {
        Form =
        [
            new("grant_type", "refresh_token"),
            new("client_id", Client),
            new("service", service ?? ""),
            new("scope", scope),
            new("refresh_token", credential.Secret),
        ],
    };

    static Uri Query(Uri realm, string? service, string scope)
    {
        IEnumerable<string> words = [
            realm.Query.TrimStart('?'),
            service is null ? "" : $"service={Uri.EscapeDataString(service)}",
            .. scope.Split(' ').Select(part => part.Length == 0 ? "" : $"scope={Uri.EscapeDataString(part)}"),
        ];
        return new UriBuilder(realm) { Query = string.Join("&", words.Where(word => word.Length > 0)) }.Uri;
    }

    static string Token(Answer answer, ImageReference image, Uri realm)
    {
        try
        {
            using var json = JsonDocument.Parse(answer.Body);
            var token = json.RootElement.Text("token") ?? json.RootElement.Text("access_token");
            if (!string.IsNullOrEmpty(token) && token!.All(c => c is > ' ' and < '\x7f'))
                return token!;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            // The next line says what is wrong; the parser's words could quote a token.
        }
        throw new FaultException(FaultKind.RegistryResponseInvalid, image.Registry, $"its token service {realm.Host} gave no token");
    }
}
