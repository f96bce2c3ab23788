using System;
using System.Net.Http.Headers;
using System.Text;

namespace WinDockerTools.Engine.Images.Registries.Access;

/// <summary>Who asks: a user with a password, or with a refresh token that only the token service takes.</summary>
sealed class RegistryCredential(string user, string secret, bool isIdentityToken = false)
{
    public string User { get; } = user;
    public string Secret { get; } = secret;
    public bool IsIdentityToken { get; } = isIdentityToken;

    public AuthenticationHeaderValue Basic() =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Secret}")));
}
