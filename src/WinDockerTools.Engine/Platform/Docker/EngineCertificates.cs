using System;
using System.IO;
using System.Linq;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Docker.DotNet.Handler.Abstractions;
using Docker.DotNet.X509;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Platform.Docker;

/// <summary>Mutual TLS from PEM files. The engine's certificate is always verified, its host name included.</summary>
static class EngineCertificates
{
    const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    static readonly Regex Pem = new("-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----", RegexOptions.Singleline | RegexOptions.CultureInvariant);

    public static IAuthProvider Load(TlsFiles files, DockerEndpoint endpoint)
    {
        try
        {
            var credentials = new CertificateCredentials(files is { Certificate: { } certificate, Key: { } key }
                ? DockerTlsCertificates.LoadCertificateFromPemFiles(certificate, key)
                : files is { Certificate: null, Key: null } ? null : throw new FormatException("of cert.pem and key.pem only one is there"));
            if (files.Authority is { } authority)
            {
                var trusted = ReadAuthorities(authority);
                // The library's own callback does not look at the host name.
                credentials.ServerCertificateValidationCallback = (_, served, chain, errors) =>
                    (errors & SslPolicyErrors.RemoteCertificateNotAvailable) != 0 || served is null ? Refuse("it shows no certificate")
                    : (errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0 ? Refuse("its certificate is for another name")
                    : IsTrusted(served, chain, trusted) || Refuse($"its certificate is not of an authority in '{authority}', or not valid now");
            }
            return credentials;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or FormatException or ArgumentException)
        {
            throw new FaultException(FaultKind.EngineCertificateInvalid, endpoint.ToString(), e.Message, e);
        }
    }

    static X509Certificate2[] ReadAuthorities(string path)
    {
        var certificates = Pem.Matches(File.ReadAllText(path)).Cast<Match>()
            .Select(match => Certificate(Convert.FromBase64String(match.Groups[1].Value))).ToArray();
        return certificates.Length > 0 ? certificates : throw new FormatException($"'{path}' holds no certificate");
    }

    static bool IsTrusted(X509Certificate served, X509Chain? sent, X509Certificate2[] trusted)
    {
        using var leaf = Certificate(served.GetRawCertData());
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        chain.ChainPolicy.ExtraStore.AddRange(trusted);
        foreach (var element in sent?.ChainElements.Cast<X509ChainElement>() ?? [])
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        if (!chain.Build(leaf))
            return false;
        // The flag lets any chain end pass, so its end must be one of ours.
        var root = chain.ChainElements[chain.ChainElements.Count - 1].Certificate.RawData;
        return trusted.Any(authority => authority.RawData.SequenceEqual(root));
    }

    static bool Refuse(string why)
    {
#if NET
        throw new System.Security.Authentication.AuthenticationException(why);
#else
        // .NET Framework hands on no exception from here.
        _ = why;
        return false;
#endif
    }

#pragma warning disable SYSLIB0057 // The loader that replaces this constructor begins with .NET 9.
    static X509Certificate2 Certificate(byte[] der) => new(der);
#pragma warning restore SYSLIB0057
}
