using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace WinDockerTools.Engine.Builds.Reports.Html;

/// <summary>How reports look: <c>report.css</c>, and its digest, by which alone a browser lets it through.</summary>
static class StyleSheet
{
    public static string Text { get; } = Read();

    public static string Digest { get; } = Hash();

    static string Read()
    {
        using var stream = typeof(StyleSheet).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // A checkout on Windows may have other line ends; the HTML parser has these.
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }

    static string Hash()
    {
        using var sha256 = SHA256.Create();
        return "sha256-" + Convert.ToBase64String(sha256.ComputeHash(Encoding.UTF8.GetBytes(Text)));
    }
}
