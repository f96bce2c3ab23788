using System;
using System.IO;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WinDockerTools.Tests.Harness.Signing;

/// <summary>A self-signed certificate made on the spot, as the files that signing and checking take.</summary>
public sealed class TestCertificate : IDisposable
{
    public const string CodeSigning = "1.3.6.1.5.5.7.3.3", ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    readonly TemporaryFolder folder = new();

    public TestCertificate(string use = CodeSigning)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Signing test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], critical: false));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        Thumbprint = certificate.Thumbprint;
        File.WriteAllText(Pem, certificate.ExportCertificatePem());
        File.WriteAllBytes(Pfx, certificate.Export(X509ContentType.Pfx, Password));
    }

    public string Thumbprint { get; }
    public string Password { get; } = "hush";
    public string Pfx => folder.File("certificate.pfx");

    /// <summary>The certificate without its key.</summary>
    public string Pem => folder.File("certificate.pem");

    public void Dispose() => folder.Dispose();
}
