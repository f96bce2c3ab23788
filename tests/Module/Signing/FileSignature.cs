using System;
using System.Formats.Asn1;
using System.IO;
using System.Linq;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Text;
using System.Text.RegularExpressions;

namespace WinDockerTools.Tests.Module.Signing;

/// <summary>The signature in a file and the digest of what it should cover, read by the published rules.</summary>
sealed class FileSignature
{
    readonly SignedCms cms = new();

    public FileSignature(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var (signature, covered) = Path.GetExtension(path) == ".dll" ? FromImage(bytes) : FromScript(new UTF8Encoding(false).GetString(bytes));
        cms.Decode(signature);
        FileDigest = Convert.ToHexString(SHA256.HashData(covered));
    }

    public string FileDigest { get; }

    /// <summary>The digest inside SpcIndirectDataContent, whose first member says how it was taken.</summary>
    public string SignedDigest
    {
        get
        {
            var content = new AsnReader(cms.ContentInfo.Content, AsnEncodingRules.DER).ReadSequence();
            content.ReadEncodedValue();
            var digestInfo = content.ReadSequence();
            digestInfo.ReadEncodedValue();
            return Convert.ToHexString(digestInfo.ReadOctetString());
        }
    }

    /// <summary>Whose key made the signature; throws CryptographicException if it does not fit what was signed.</summary>
    public string Thumbprint
    {
        get
        {
            cms.CheckSignature(verifySignatureOnly: true);
            return cms.SignerInfos[0].Certificate!.Thumbprint;
        }
    }

    static (byte[] Signature, byte[] Covered) FromScript(string text)
    {
        var parts = Regex.Match(text, "(?s)^(.*?)\r\n(# |<!-- )SIG # Begin signature block( -->|)\r\n(.*)\r\n\\2SIG # End signature block\\3\r\n$");
        var lines = parts.Groups[4].Value.Split("\r\n").Select(line => Regex.Replace(line, "^(# |<!-- )| -->$", ""));
        return (Convert.FromBase64String(string.Concat(lines)), Encoding.Unicode.GetBytes(parts.Groups[1].Value));
    }

    static (byte[] Signature, byte[] Covered) FromImage(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        var headers = new PEHeaders(stream);
        var table = headers.PEHeader!.CertificateTableDirectory;
        // From the end, so that what is before stays in its place: the table, its entry in the header, the checksum.
        var covered = bytes[..table.RelativeVirtualAddress].ToList();
        covered.RemoveRange(headers.PEHeaderStartOffset + (headers.PEHeader.Magic == PEMagic.PE32 ? 128 : 144), 8);
        covered.RemoveRange(headers.PEHeaderStartOffset + 64, 4);
        return (bytes[(table.RelativeVirtualAddress + 8)..(table.RelativeVirtualAddress + table.Size)], [.. covered]);
    }
}
