using System;
using System.Buffers.Binary;
using System.IO;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace WinDockerTools.Signing;

/// <summary>A library with its signature at the end, where the header's certificate entry points.</summary>
static class PortableExecutable
{
    const int ChecksumAt = 64, ChecksumSize = 4, EntrySize = 8, Alignment = 8;
    const short Revision2 = 0x0200, SignedData = 0x0002;

    /// <summary>Null for a library that its own maker has signed: that signature says more than ours.</summary>
    public static byte[]? Sign(byte[] file, Authenticode authenticode)
    {
        using var stream = new MemoryStream(file);
        var headers = new PEHeaders(stream);
        if (headers.PEHeader is not { } header)
            throw new BadImageFormatException("A library without a header.");
        if (header.CertificateTableDirectory.Size > 0)
            return null;
        var checksum = headers.PEHeaderStartOffset + ChecksumAt;
        var entry = headers.PEHeaderStartOffset + (header.Magic == PEMagic.PE32 ? 128 : 144);

        var end = Aligned(file.Length);
        Array.Resize(ref file, end);
        var signature = authenticode.SignImage(Digest(file, checksum, entry));

        var size = EntrySize + Aligned(signature.Length);
        Array.Resize(ref file, end + size);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(entry), end);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(entry + 4), size);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(end), size);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(end + 4), Revision2);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(end + 6), SignedData);
        signature.CopyTo(file, end + EntrySize);
        return file;
    }

    // Everything but what signing changes: the checksum and the entry itself.
    static byte[] Digest(byte[] file, int checksum, int entry)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(file.AsSpan(0, checksum));
        sha.AppendData(file.AsSpan((checksum + ChecksumSize)..entry));
        sha.AppendData(file.AsSpan(entry + EntrySize));
        return sha.GetHashAndReset();
    }

    static int Aligned(int length) => (length + Alignment - 1) / Alignment * Alignment;
}
