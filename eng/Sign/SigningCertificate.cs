using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography.X509Certificates;

namespace WinDockerTools.Signing;

static class SigningCertificate
{
    const string CodeSigning = "1.3.6.1.5.5.7.3.3";

    /// <summary>From a PFX file, else from the user's certificate store by thumbprint.</summary>
    public static X509Certificate2 Find(string certificate, string? password)
    {
        var found = File.Exists(certificate)
            ? X509CertificateLoader.LoadPkcs12FromFile(certificate, password)
            : FromStore(certificate);
        var uses = found.Extensions.OfType<X509EnhancedKeyUsageExtension>().SelectMany(extension => extension.EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>());
        if (!found.HasPrivateKey)
            throw new InvalidOperationException($"'{certificate}' has no private key.");
        if (uses.All(use => use.Value != CodeSigning))
            throw new InvalidOperationException($"'{certificate}' is not for code signing.");
        return found;
    }

    static X509Certificate2 FromStore(string thumbprint)
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadOnly);
        return store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: true).FirstOrDefault()
            ?? throw new InvalidOperationException($"'{thumbprint}' is neither a file nor the thumbprint of a valid certificate of this user.");
    }
}
