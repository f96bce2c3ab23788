using System.Linq;
using System.Net;
using System.Net.Http.Headers;

namespace WinDockerTools.Engine.Images.Registries.Transport;

/// <summary>
/// A response, its body read to the end. One that is foreign came from another server, after a redirect: it may not
/// ask for our credentials.
/// </summary>
sealed record Answer(HttpStatusCode Status, string? MediaType, HttpResponseHeaders Headers, byte[] Body, bool IsForeign)
{
    /// <summary>Sign-in pages and the error pages of proxies; no registry speaks HTML.</summary>
    public bool IsHtml => MediaType is "text/html" or "application/xhtml+xml";

    /// <summary>What was asked for, as far as status and type tell.</summary>
    public bool IsGood => (int)Status is >= 200 and < 300 && !IsHtml;

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
