using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;

namespace WinDockerTools.Engine.Images.Registries.Transport;

/// <summary>A request that can be sent again: on a retry, after a redirect, with another authorization.</summary>
sealed record RegistryRequest(HttpMethod Method)
{
    public IReadOnlyList<string> Accept { get; init; } = [];

    public AuthenticationHeaderValue? Authorization { get; init; }

    /// <summary>Fields of a form, for the token services that want one.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Form { get; init; }

    /// <summary>More bytes than this in a good answer are refused.</summary>
    public long Limit { get; init; } = 64 * 1024;

    public HttpRequestMessage Message(Uri uri, bool isForeign)
    {
        var message = new HttpRequestMessage(Method, uri);
#if NET
        message.Version = System.Net.HttpVersion.Version20;
        message.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
#endif
        foreach (var type in Accept)
            message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(type));
        if (!isForeign)
            message.Headers.Authorization = Authorization;
        if (Form is not null)
            message.Content = new FormUrlEncodedContent(Form);
        return message;
    }
}
