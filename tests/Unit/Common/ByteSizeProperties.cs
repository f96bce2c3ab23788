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
    public void What_is_written_is_read_back() => Fuzz.All(Sizes.Where(bytes => bytes is >= 0 and < 1L << 59), bytes =>
        Assert.Equal(ByteSize.Format(bytes), ByteSize.Format(ByteSize.Parse(ByteSize.Format(bytes)))));

    [Fact]
    public void A_whole_number_with_any_form_of_a_unit_is_so_many_of_them() => Fuzz.All(
        Gen.Select(Gen.Long[0, 8000], Gen.Int[0, 5], Gen.OneOf(new[] { "", "b", "B", "ib", "iB" }), Gen.Bool),
        size =>
        {
            var (count, unit, end, isSpaced) = size;
            Assert.Equal(count << (10 * unit), ByteSize.Parse($"{count}{(isSpaced ? " " : "")}{(unit == 0 ? "" : "kmgtp"[unit - 1])}{end}"));
        });

    [Fact]
    public void Any_text_is_a_size_or_none() => Fuzz.All(Gen.OneOf(Nasty.Text, Nasty.Words("1", "0", "9999999999", ".", "k", "P", "i", "B", " ", "-", "e", "\u0661")), text =>
        Assert.False(ByteSize.Parse(text) < 0));

    [Theory]
    [InlineData("512m", 512L << 20)]
    [InlineData("512MB", 512L << 20)]
    [InlineData(" 1.5 GiB ", 3L << 29)]
    [InlineData("7", 7L)]
    [InlineData("8191p", 8191L << 50)]
    [InlineData("8192p", null)]
    [InlineData("", null)]
    [InlineData("b", null)]
    [InlineData("m", null)]
    [InlineData("1,5g", null)]
    [InlineData("-1m", null)]
    [InlineData("1e3", null)]
    [InlineData("1m2", null)]
    [InlineData("\u0661m", null)]
    [InlineData("1 x", null)]
    public void Sizes_are_read_as_the_docker_command_reads_them(string text, long? expected) => Assert.Equal(expected, ByteSize.Parse(text));

    [Fact]
    public void Any_text_is_a_digest_of_its_own_form_or_none() => Fuzz.All(
        Gen.Frequency((2, Nasty.Text), (3, Nasty.Words("sha256:", "sha512:", Nasty.Hex, Nasty.Hex, Nasty.Hex.ToUpperInvariant(), "0", "\n"))),
        text =>
        {
            if (Digest.TryParse(text) is { } digest)
                Assert.Equal((text, true), (digest.ToString(), text.Length is 71 or 135));
        });
}
