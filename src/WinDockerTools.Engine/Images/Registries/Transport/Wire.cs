using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Platform.Http;

namespace WinDockerTools.Engine.Images.Registries.Transport;

/// <summary>Sends requests over one pool of connections, follows redirects and reads bodies within their limits.</summary>
sealed class Wire : IDisposable
{
    const int MostRedirects = 5;
    const long LargestError = 64 * 1024;

    readonly CertificateProblems certificates = new();
    readonly HttpClient client;

    public Wire(int connections)
    {
        client = new HttpClient(HttpHandlers.Create(connections, certificates)) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd($"WinDockerTools/{typeof(Wire).Assembly.GetName().Version!.ToString(3)}");
    }

    public async Task<Answer> SendAsync(RegistryRequest request, Uri uri, CancellationToken stop)
    {
        var isForeign = false;
        for (var redirects = 0; ; redirects++)
        {
            using var message = request.Message(uri, isForeign);
            using var response = await SendAsync(message, stop).ConfigureAwait(false);
            if (NextOf(response, uri) is not { } next || request.Form is not null)
                return await ReadAsync(request, response, isForeign, stop).ConfigureAwait(false);
            if (redirects == MostRedirects)
                throw new UnusableAnswerException($"it redirects more than {MostRedirects} times");
            if (next.Scheme != Uri.UriSchemeHttps && !next.IsLoopback && uri.Scheme == Uri.UriSchemeHttps)
                throw new UnusableAnswerException($"it redirects from https to '{next.Scheme}://{next.Host}'");
            isForeign |= next.Authority != uri.Authority || next.Scheme != uri.Scheme;
            uri = next;
        }
    }

    public void Dispose() => client.Dispose();

    async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken stop)
    {
        try
        {
            return await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
        }
        catch (HttpRequestException e) when (certificates.Of(message.RequestUri!.Authority) is { } problem)
        {
            throw new UntrustedServerException(message.RequestUri.Host, problem, e);
        }
        catch (HttpRequestException e) when (ProxyRefusal.Is(e))
        {
            throw new ProxyRefusalException(e);
        }
    }

    static Uri? NextOf(HttpResponseMessage response, Uri uri)
    {
        if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
            return null;
        return Uri.TryCreate(uri, location, out var next) && (next.Scheme == Uri.UriSchemeHttps || next.Scheme == Uri.UriSchemeHttp)
            ? next
            : throw new UnusableAnswerException($"it redirects to '{location}'");
    }

    static async Task<Answer> ReadAsync(RegistryRequest request, HttpResponseMessage response, bool isForeign, CancellationToken stop)
    {
        var body = request.Method == HttpMethod.Head
            ? []
            : await BodyReader.ReadAsync(response, response.IsSuccessStatusCode ? request.Limit : LargestError, stop).ConfigureAwait(false);
        return new Answer(response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers, body, isForeign);
    }
}
