using System.Net;
using System.Net.Http;
using System.Security.Authentication;

namespace WinDockerTools.Engine.Platform.Http;

/// <summary>Makes the handler under every web request. Nothing is set for the whole process.</summary>
static class HttpHandlers
{
#if NET
    const SslProtocols Modern = SslProtocols.Tls12 | SslProtocols.Tls13;
#else
    // Windows before Server 2022 refuses a connection that asks for TLS 1.3.
    const SslProtocols Modern = SslProtocols.Tls12;
#endif

    public static HttpClientHandler Create(int connections, CertificateProblems certificates)
    {
        var proxy = EnvironmentProxy.Find();
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxConnectionsPerServer = connections,
            SslProtocols = Modern,
            ServerCertificateCustomValidationCallback = certificates.Check,
            Proxy = proxy,
        };
        if (proxy is null)
            handler.DefaultProxyCredentials = CredentialCache.DefaultCredentials;
        return handler;
    }
}
