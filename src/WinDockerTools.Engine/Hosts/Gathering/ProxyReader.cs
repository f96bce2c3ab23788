using System;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>Proxies as settings name them, without the user and password that may stand in them.</summary>
static class ProxyReader
{
    /// <summary>Those of a session's variables; the small letters count where the others are not set.</summary>
    public static ProxyFacts OfVariables(Func<string, string?> variable)
    {
        var all = Value("ALL_PROXY");
        return Of(Value("HTTP_PROXY") ?? all, Value("HTTPS_PROXY") ?? all, Value("NO_PROXY"));

        string? Value(string name) => Known(variable(name)) ?? Known(variable(name.ToLowerInvariant()));
    }

    public static ProxyFacts Of(string? http, string? https, string? exceptions) => new(Plain(Known(http)), Plain(Known(https)), Known(exceptions));

    static string? Plain(string? address)
    {
        if (address is null || address.LastIndexOf('@') is var at && at < 0)
            return address;
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        return (scheme >= 0 && scheme < at ? address.Substring(0, scheme + 3) : "") + address.Substring(at + 1);
    }

    static string? Known(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
}
