using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace WinDockerTools.Engine.Images.Registries.Access;

/// <summary>How a registry wants to be told who asks (RFC 9110, WWW-Authenticate).</summary>
sealed record Challenge(string Scheme, IReadOnlyDictionary<string, string> Parameters)
{
    static readonly Regex Parameter = new("([A-Za-z0-9_-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))", RegexOptions.CultureInvariant);

    /// <summary>The best of several: a token service before a password.</summary>
    public static Challenge? Choose(IEnumerable<AuthenticationHeaderValue> offered)
    {
        var known = offered.Select(Read).ToList();
        return known.Find(challenge => challenge.Is("Bearer")) ?? known.Find(challenge => challenge.Is("Basic"));
    }

    public bool Is(string scheme) => Scheme.Equals(scheme, StringComparison.OrdinalIgnoreCase);

    public string? Value(string name) => Parameters.TryGetValue(name, out var value) ? value : null;

    static string Unquote(string text) => Regex.Replace(text, @"\\(.)", "$1", RegexOptions.CultureInvariant);

    static Challenge Read(AuthenticationHeaderValue header)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match match in Parameter.Matches(header.Parameter ?? ""))
            parameters[match.Groups[1].Value] = match.Groups[2].Success ? Unquote(match.Groups[2].Value) : match.Groups[3].Value;
        return new Challenge(header.Scheme, parameters);
    }
}
