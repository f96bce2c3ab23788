using System;
using System.IO;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WinDockerTools.Tests.Lab.Engine;

/// <summary>A certificate authority made on the spot, for an engine and its clients.</summary>
sealed class EngineAuthority : IDisposable
{
    const string ServerUse = "1.3.6.1.5.5.7.3.1", ClientUse = "1.3.6.1.5.5.7.3.2";

    readonly RSA key = RSA.Create(2048);
    readonly X509Certificate2 root;

    public EngineAuthority()
    {
        var request = new CertificateRequest("CN=Lab Engine Authority", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    public string RootPem => root.ExportCertificatePem();

    public void WriteServer(string certificateFile, string keyFile) => Write("CN=lab-engine", ServerUse, certificateFile, keyFile);

    /// <summary>A folder as DOCKER_CERT_PATH names it, trusting the server of <paramref name="server"/>.</summary>
    public string WriteClient(string folder, EngineAuthority server)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "ca.pem"), server.RootPem);
        Write("CN=lab-client", ClientUse, Path.Combine(folder, "cert.pem"), Path.Combine(folder, "key.pem"));
        return folder;
    }

    public void Dispose()
    {
        root.Dispose();
        key.Dispose();
    }

    void Write(string name, string use, string certificateFile, string keyFile)
    {
        using var own = RSA.Create(2048);
        var request = new CertificateRequest(name, own, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], false));
        using var certificate = request.Create(root, root.NotBefore, root.NotAfter, Guid.NewGuid().ToByteArray());
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, own.ExportRSAPrivateKeyPem());
    }
}
