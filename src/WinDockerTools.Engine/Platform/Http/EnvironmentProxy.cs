using System;
using System.Linq;
using System.Net;

namespace WinDockerTools.Engine.Platform.Http;

/// <summary>
/// The proxy that HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY name, with the user and password in its address.
/// Read anew for each call, so that a change in the session counts, and on both runtimes the same.
/// </summary>
sealed class EnvironmentProxy : IWebProxy, ICredentials
{
#if NET
    static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];
#else
    static readonly string[] Schemes = ["http"];
#endif

    readonly Uri? secure, plain;
    readonly NoProxyList exceptions;

    EnvironmentProxy(Uri? secure, Uri? plain, NoProxyList exceptions) =>
        (this.secure, this.plain, this.exceptions) = (secure, plain, exceptions);

    /// <summary>Null when no variable names a proxy: then the system's own settings hold.</summary>
    public static EnvironmentProxy? Find()
    {
        var all = Address("ALL_PROXY");
        var secure = Address("HTTPS_PROXY") ?? all;
        var plain = Address("HTTP_PROXY") ?? all;
        return secure is null && plain is null ? null : new EnvironmentProxy(secure, plain, new NoProxyList(Variable("NO_PROXY") ?? ""));
    }

    public ICredentials? Credentials
    {
        get => this;
        set => throw new NotSupportedException();
    }

    public bool IsBypassed(Uri host) => host.IsLoopback || For(host) is null || exceptions.Covers(host);

    // Runtimes put this address into messages, so user and password are taken out of it.
    public Uri? GetProxy(Uri destination) =>
        For(destination) is { } proxy ? new UriBuilder(proxy) { UserName = "", Password = "" }.Uri : null;

    public NetworkCredential? GetCredential(Uri uri, string authType) =>
        Of(secure, uri) ?? Of(plain, uri);

    Uri? For(Uri destination) => destination.Scheme == Uri.UriSchemeHttps ? secure : plain;

    static NetworkCredential? Of(Uri? proxy, Uri asked)
    {
        if (proxy is null || proxy.Authority != asked.Authority || proxy.UserInfo.Length == 0)
            return null;
        var parts = proxy.UserInfo.Split([':'], 2);
        return new NetworkCredential(Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
    }

    static Uri? Address(string name)
    {
        if (Variable(name) is not { } text)
            return null;
        var address = text.IndexOf("://", StringComparison.Ordinal) >= 0 ? text : "http://" + text;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && Schemes.Contains(uri.Scheme) ? uri : null;
    }

    static string? Variable(string name)
    {
        var value = Environment.GetEnvironmentVariable(name) ?? Environment.GetEnvironmentVariable(name.ToLowerInvariant());
        return string.IsNullOrWhiteSpace(value) ? null : value!.Trim();
    }
}
