using System.Linq;
using CsCheck;

namespace WinDockerTools.Tests.Fuzzing;

/// <summary>Generators of text that parsers dislike.</summary>
static class Nasty
{
    public const string Hex = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    static readonly string[] Characters =
        [.. "aAzZ059/.:@_-~\\[]%#?*\"'<>|{}()=+ \t\n\0\u00e9\u0130\u0660\u2028\ufeff\ud800\udc00".Select(c => c.ToString())];

    public static readonly Gen<string> Text = Joined(Characters, 0, 24);

    /// <summary>Words in any order, now and then with a character between them that does not belong there.</summary>
    public static Gen<string> Words(params string[] words) =>
        Gen.Frequency((4, Joined(words, 1, 7)), (1, Gen.Select(Joined(words, 0, 4), Gen.OneOf(Characters), Joined(words, 0, 4), (a, b, c) => a + b + c)));

    static Gen<string> Joined(string[] parts, int least, int most) =>
        Gen.OneOf(parts).Array[least, most].Select(chosen => string.Concat(chosen));
}
