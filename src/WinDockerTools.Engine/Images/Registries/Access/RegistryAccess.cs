using System;
using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Registries.Transport;

namespace WinDockerTools.Engine.Images.Registries.Access;

/// <summary>
/// Answers the challenges of one registry. A token is kept for its repository until the registry refuses it: that
/// says when it has expired better than any clock.
/// </summary>
sealed class RegistryAccess(Func<CancellationToken, Task<RegistryCredential?>> findCredential, TokenService tokenService)
{
    readonly ConcurrentDictionary<string, AuthenticationHeaderValue> tokens = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<(string Repository, string? Refused), Lazy<Task<AuthenticationHeaderValue>>> requests = new();
    readonly object gate = new();
    Task<RegistryCredential?>? credential;
    AuthenticationHeaderValue? password;

    /// <summary>What was good enough last time; credentials are never sent unasked.</summary>
    public AuthenticationHeaderValue? Known(ImageReference image) =>
        tokens.TryGetValue(image.Repository, out var token) ? token : password;

    /// <summary>What to send instead of <paramref name="refused"/>, or null when there is nothing better.</summary>
    public async Task<AuthenticationHeaderValue?> AnswerAsync(
        Answer unauthorized, ImageReference image, AuthenticationHeaderValue? refused, CancellationToken stop)
    {
        var challenge = Challenge.Choose(unauthorized.Headers.WwwAuthenticate);
        if (challenge is null)
            return null;
        if (challenge.Is("Basic"))
            return await PasswordAsync(image, refused, stop).ConfigureAwait(false);
        var request = requests.GetOrAdd((image.Repository, refused?.Parameter), _ => new(() => TokenAsync(challenge, image, stop)));
        return tokens[image.Repository] = await request.Value.ConfigureAwait(false);
    }

    async Task<AuthenticationHeaderValue?> PasswordAsync(ImageReference image, AuthenticationHeaderValue? refused, CancellationToken stop)
    {
        if (await CredentialAsync(stop).ConfigureAwait(false) is not { } found)
            return null;
        if (found.IsIdentityToken)
            throw new FaultException(FaultKind.AuthenticationRequired, image.Text, "the registry takes a password only, and the Docker configuration holds a token");
        var header = found.Basic();
        return header.Equals(refused) ? null : password = header;
    }

    async Task<AuthenticationHeaderValue> TokenAsync(Challenge challenge, ImageReference image, CancellationToken stop)
    {
        var found = await CredentialAsync(stop).ConfigureAwait(false);
        return new("Bearer", await tokenService.FetchAsync(challenge, image, found, stop).ConfigureAwait(false));
    }

    // Helpers are programs, some of which ask their user: one question is enough.
    Task<RegistryCredential?> CredentialAsync(CancellationToken stop)
    {
        lock (gate)
            return credential ??= findCredential(stop);
    }
}
