using System;
using System.Globalization;
using CsCheck;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Common;

public sealed class ByteSizeProperties
{
    static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    static readonly Gen<long> Sizes = Gen.Frequency((1, Gen.Long), (2, Gen.Select(Gen.Int[0, 62], Gen.Long[-5, 5], (power, by) => (1L << power) + by)), (1, Gen.Long[0, 5000]));

    [Fact]
    public void A_size_is_short_and_reads_back_within_half_a_percent() => Fuzz.All(Sizes, bytes =>
    {
        var text = ByteSize.Format(bytes);
        var parts = text.Split(' ');
        var back = double.Parse(parts[0], CultureInfo.InvariantCulture) * Math.Pow(1024, Array.IndexOf(Units, parts[1]));

        Assert.True(Math.Abs(back - bytes) <= Math.Abs((double)bytes) * 0.0052, $"{bytes} is '{text}'");
        Assert.InRange(parts[0].TrimStart('-').Length, 1, 4);
    });

    [Fact]
    public void Any_text_is_a_digest_of_its_own_form_or_none() => Fuzz.All(
        Gen.Frequency((2, Nasty.Text), (3, Nasty.Words("sha256:", "sha512:", Nasty.Hex, Nasty.Hex, Nasty.Hex.ToUpperInvariant(), "0", "\n"))),
        text =>
        {
            if (Digest.TryParse(text) is { } digest)
                Assert.Equal((text, true), (digest.ToString(), text.Length is 71 or 135));
        });
}
