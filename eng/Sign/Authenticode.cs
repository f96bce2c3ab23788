using System;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace WinDockerTools.Signing;

/// <summary>
/// Signatures as Windows checks them: PKCS #7 around a digest and a word on how it was taken (Microsoft, "Windows
/// Authenticode Portable Executable Signature Format").
/// </summary>
sealed class Authenticode(X509Certificate2 certificate)
{
    const string IndirectData = "1.3.6.1.4.1.311.2.1.4", PeImageData = "1.3.6.1.4.1.311.2.1.15", SipInfo = "1.3.6.1.4.1.311.2.1.30";
    const string OpusInfo = "1.3.6.1.4.1.311.2.1.12", StatementType = "1.3.6.1.4.1.311.2.1.11", IndividualSigning = "1.3.6.1.4.1.311.2.1.21";
    const string Sha256 = "2.16.840.1.101.3.4.2.1";

    // The handler of script files that comes with PowerShell, at version 1.0.
    static readonly Guid ScriptHandler = new("603bcc1f-4b59-4e08-b724-d2c6297ef351");
    const int ScriptHandlerVersion = 0x10000;

    public byte[] SignImage(byte[] digest) => Sign(Content(PeImageData, digest, writer =>
    {
        var explicit0 = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
        var explicit2 = new Asn1Tag(TagClass.ContextSpecific, 2, isConstructed: true);
        writer.WriteBitString([]);
        using (writer.PushSequence(explicit0))
        using (writer.PushSequence(explicit2))
            writer.WriteCharacterString(UniversalTagNumber.BMPString, "", new Asn1Tag(TagClass.ContextSpecific, 0));
    }));

    public byte[] SignScript(byte[] digest) => Sign(Content(SipInfo, digest, writer =>
    {
        writer.WriteInteger(ScriptHandlerVersion);
        writer.WriteOctetString(ScriptHandler.ToByteArray());
        for (var reserved = 0; reserved < 5; reserved++)
            writer.WriteInteger(0);
    }));

    byte[] Sign(byte[] content)
    {
        var cms = new SignedCms(new ContentInfo(new Oid(IndirectData), content), detached: false);
        var signer = new CmsSigner(certificate)
        {
            DigestAlgorithm = new Oid(Sha256),
            IncludeOption = X509IncludeOption.ExcludeRoot,
        };
        signer.SignedAttributes.Add(new AsnEncodedData(OpusInfo, Sequence(_ => { })));
        signer.SignedAttributes.Add(new AsnEncodedData(StatementType, Sequence(writer => writer.WriteObjectIdentifier(IndividualSigning))));
        cms.ComputeSignature(signer, silent: true);
        return cms.Encode();
    }

    static byte[] Content(string kind, byte[] digest, Action<AsnWriter> describe) => Sequence(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(kind);
            using (writer.PushSequence())
                describe(writer);
        }
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Sha256);
                writer.WriteNull();
            }
            writer.WriteOctetString(digest);
        }
    });

    static byte[] Sequence(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
            write(writer);
        return writer.Encode();
    }
}
