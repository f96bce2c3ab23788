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

    static string? Plain(string? address) => address is null ? null : AddressText.WithoutUser(address);

    static string? Known(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
}
