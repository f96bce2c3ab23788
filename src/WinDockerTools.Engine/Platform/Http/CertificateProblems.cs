using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace WinDockerTools.Engine.Platform.Http;

/// <summary>
/// Certificates are judged by the system alone. This keeps its reasons, which the exceptions of neither runtime tell.
/// </summary>
sealed class CertificateProblems
{
    readonly ConcurrentDictionary<string, string> reasons = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Why a server's certificate was refused, or null. <paramref name="authority"/> is host and port.</summary>
    public string? Of(string authority) => reasons.TryGetValue(authority, out var reason) ? reason : null;

    public bool Check(HttpRequestMessage request, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
            return true;
        reasons[request.RequestUri!.Authority] = Describe(request.RequestUri.Host, certificate, chain, errors);
        return false;
    }

    static string Describe(string host, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
            return "the server showed none";
        return errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            ? $"it is for '{certificate.GetNameInfo(X509NameType.DnsName, forIssuer: false)}', not for '{host}'"
            : $"{Chain(chain)}, issued by '{certificate.Issuer}'";
    }

    static string Chain(X509Chain? chain) => chain is { ChainStatus.Length: > 0 }
        ? string.Join(", ", chain.ChainStatus.Select(status => status.StatusInformation.Trim().TrimEnd('.')).Distinct())
        : "it does not lead to a trusted authority";
}
