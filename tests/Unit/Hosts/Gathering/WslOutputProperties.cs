using System;
using System.Linq;
using System.Text;
using CsCheck;
using WinDockerTools.Engine.Hosts.Gathering;
using WinDockerTools.Engine.Platform.Windows;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Gathering;

public sealed class WslOutputProperties
{
    static readonly Gen<string> Word = Gen.OneOf("Ubuntu", "24.04", "a", "2", "*", "-x_", "größer", "大きい", "🐹").Array[1, 3].Select(string.Concat);
    static readonly Gen<string> Name = Gen.Select(Word.Array[1, 3], Gen.OneOf(" ", "  ", "   "), (words, gap) => string.Join(gap, words));

    // A longer one would stand against the number. The longest that there is has twelve letters.
    static readonly Gen<string> State = Word.Array[1, 2].Select(words => string.Join(' ', words)).Where(state => state.Length < 16);

    static readonly Gen<(string Name, string State, int Version)> Distribution = Gen.Select(Name, State, Gen.Int[1, 2]);
    static readonly Gen<Encoding> Encodings = Gen.OneOf<Encoding>(
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true), new UnicodeEncoding(bigEndian: false, byteOrderMark: false), new UTF8Encoding(true), new UTF8Encoding(false));

    [Fact]
    public void Whatever_is_listed_as_wsl_lists_it_is_read_again() => Fuzz.All(
        Gen.Select(Distribution.Array[1, 4], Gen.OneOf("\n", "\r\n", "\r\r\n"), Encodings), input =>
        {
            var (distributions, end, encoding) = input;
            byte[] content = [.. encoding.GetPreamble(), .. encoding.GetBytes(Write(distributions, end))];

            var wsl = WslOutput.Read(WslCommand.Decode([7, .. content, 7], 1, content.Length), "");

            Assert.Equal(distributions, wsl!.Distributions.Select(one => (one.Name, one.State, one.Version)));
            Assert.Equal(distributions[0].Name, wsl.DefaultDistribution);
            Assert.Single(wsl.Distributions, one => one.IsDefault);
        });

    [Fact]
    public void Any_words_at_all_are_read_or_left() => Fuzz.All(
        Gen.Select(
            Nasty.Words("* ", "  ", " ", "NAME", "Ubuntu", "Running", "2", "\n", "\r\n", "    "),
            Nasty.Words("WSL version", ": ", "： ", "2.6.1.0", "6.6.87.2-1", "\n", "99999999999.1", "-1.2")),
        (list, version) =>
        {
            var wsl = WslOutput.Read(list, version);

            Assert.All(wsl?.Distributions ?? [], one => Assert.True(one.Name.Trim().Length > 0 && one.State.Length > 0 && one.Version is > 0 and < 10));
            Assert.NotEqual("", wsl?.KernelVersion);
        });

    [Fact]
    public void Any_bytes_are_text() => Fuzz.All(
        Gen.Byte.Array[0, 40].SelectMany(bytes => Gen.Int[0, bytes.Length].Select(start => (bytes, start))),
        (bytes, start) => Assert.NotNull(WslCommand.Decode(bytes, start, bytes.Length - start)));

    // The format of ListDistributionsHelper: "%s %-{longest + 4}s%-16s%s\n".
    static string Write((string Name, string State, int Version)[] distributions, string end)
    {
        var width = Math.Max("NAME".Length, distributions.Max(one => one.Name.Length)) + 4;
        return string.Concat(distributions.Select((one, at) => Line(at == 0 ? "*" : " ", one.Name, one.State, one.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            .Prepend(Line(" ", "NAME", "STATE", "VERSION")));

        string Line(string mark, string name, string state, string version) => $"{mark} {name.PadRight(width)}{state.PadRight(16)}{version}{end}";
    }
}
