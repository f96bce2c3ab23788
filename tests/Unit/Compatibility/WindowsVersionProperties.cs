using CsCheck;
using WinDockerTools.Engine.Common;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Compatibility;

public sealed class WindowsVersionProperties
{
    static readonly Gen<string> Versions = Nasty.Words(
        "10.0.", "10", "0", ".", ".", "20348", "26100", "10239", "10240", ".2700", "999999999", "2147483648", "99999999999999999999", "-1", "+", " ", "\u0663",
        "ltsc2022", "WS", "2022", "Win11", "-24H2", "Windows", " Server ", "1809", "version", "server");

    [Fact]
    public void Any_text_is_a_version_of_Windows_10_or_later_or_is_refused() =>
        Fuzz.Run(Gen.Frequency((1, Nasty.Text), (5, Versions)), Check, [FaultKind.WindowsVersionInvalid]);

    static void Check(string text)
    {
        var parsed = WindowsVersion.Parse(text);

        Assert.Equal(text, parsed.Name);
        Assert.Equal((10, 0), (parsed.Version.Major, parsed.Version.Minor));
        Assert.True(parsed.Version.Build >= 10240);
        Assert.Equal(parsed.Version, WindowsVersion.Parse(parsed.Version.ToString()).Version);
        Assert.Equal(parsed, WindowsVersion.Parse(text.ToUpperInvariant()));
    }
}
