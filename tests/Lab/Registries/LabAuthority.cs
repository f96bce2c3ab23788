using System;
using System.IO;
using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WinDockerTools.Tests.Harness;

namespace WinDockerTools.Tests.Lab.Registries;

/// <summary>
/// A company's certificate authority, made on the spot, and a server certificate of it. The first of the process is
/// trusted as users on Linux do it: SSL_CERT_FILE names it.
/// </summary>
public sealed partial class LabAuthority : IDisposable
{
    readonly TemporaryFolder folder = new();

    public LabAuthority(string authority, params string[] names)
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rootRequest = new CertificateRequest($"CN={authority}", rootKey, HashAlgorithmName.SHA256);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        rootRequest.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(rootRequest.PublicKey, false));
        using var root = rootRequest.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1));

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={names[0]}", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address))
                alternatives.AddIpAddress(address);
            else
                alternatives.AddDnsName(name);
        }
        request.CertificateExtensions.Add(alternatives.Build());
        using var certificate = request.Create(root, root.NotBefore, root.NotAfter, [1, 2, 3, 4]);

        File.WriteAllText(RootFile, root.ExportCertificatePem());
        File.WriteAllText(CertificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>Trusted by this process; its server certificate is for 127.0.0.1 and registry.test.</summary>
    public static LabAuthority Trusted { get; } = new("Company", "127.0.0.1", "registry.test");

    public string RootFile => folder.File("root.pem");
    public string CertificateFile => folder.File("server.pem");
    public string KeyFile => folder.File("server.key");

    public void Dispose() => folder.Dispose();

    // The runtime reads the variable of the C library, once, when the first connection is made.
    [ModuleInitializer]
    internal static void Trust()
    {
        if (OperatingSystem.IsLinux() && SetVariable("SSL_CERT_FILE", Trusted.RootFile, 1) != 0)
            throw new InvalidOperationException("setenv failed");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Trusted.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
