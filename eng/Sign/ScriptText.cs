using System;
using System.Security.Cryptography;
using System.Text;

namespace WinDockerTools.Signing;

/// <summary>A text file of PowerShell with its signature in comments at the end.</summary>
static class ScriptText
{
    const string NewLine = "\r\n";
    const int LineLength = 64;

    /// <summary>
    /// ASCII, or UTF-8 with a byte order mark: anything else would be read in the code page of whoever checks it. A
    /// signature that is there already is replaced.
    /// </summary>
    public static byte[] Sign(byte[] file, string before, string after, Authenticode authenticode)
    {
        var begin = $"{before}SIG # Begin signature block{after}{NewLine}";
        if (!Ascii.IsValid(file) && !file.AsSpan().StartsWith(Encoding.UTF8.Preamble))
            throw new InvalidOperationException("A text beyond ASCII without a byte order mark.");
        var text = Encoding.UTF8.GetString(file);
        var old = text.IndexOf(NewLine + begin, StringComparison.Ordinal);
        if (old >= 0)
            text = text[..old];

        // The mark is part of what is signed, as a character.
        var signature = Convert.ToBase64String(authenticode.SignScript(SHA256.HashData(Encoding.Unicode.GetBytes(text))));
        var signed = new StringBuilder(text).Append(NewLine).Append(begin);
        for (var at = 0; at < signature.Length; at += LineLength)
            signed.Append(before).Append(signature.AsSpan(at, Math.Min(LineLength, signature.Length - at))).Append(after).Append(NewLine);
        signed.Append($"{before}SIG # End signature block{after}{NewLine}");
        return Encoding.UTF8.GetBytes(signed.ToString());
    }
}
