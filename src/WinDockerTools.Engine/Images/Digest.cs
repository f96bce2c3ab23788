using System;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace WinDockerTools.Engine.Images;

/// <summary>The name of content by its bytes, as OCI writes it: <c>sha256:&lt;64 hex digits&gt;</c> or sha512.</summary>
sealed record Digest
{
    static readonly Regex Form = new("^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})\\z", RegexOptions.CultureInvariant);

    Digest(string text) => Text = text;

    public string Text { get; }

    public static Digest? TryParse(string? text) => text is not null && Form.IsMatch(text) ? new Digest(text) : null;

    public static Digest Of(byte[] content)
    {
        using var sha = SHA256.Create();
        return new Digest("sha256:" + Hex(sha.ComputeHash(content)));
    }

    public bool Matches(byte[] content)
    {
        using HashAlgorithm algorithm = Text.StartsWith("sha512:", StringComparison.Ordinal) ? SHA512.Create() : SHA256.Create();
        return Text.EndsWith(':' + Hex(algorithm.ComputeHash(content)), StringComparison.Ordinal);
    }

    public override string ToString() => Text;

    static string Hex(byte[] bytes) => BitConverter.ToString(bytes).Replace("-", "").ToLowerInvariant();
}
