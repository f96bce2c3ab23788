using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace WinDockerTools.Engine.Mounts.Options;

/// <summary>One option as it is written: a name, and a value where it has one.</summary>
sealed record MountOption(string Name, string? Value = null)
{
    /// <summary>A value with a comma, or a space at an end, stands in quotes (mount(8)); one with quotes inside stays as it was written.</summary>
    public override string ToString() => Value is null ? Name : NeedsQuotes ? $"{Name}=\"{Value}\"" : $"{Name}={Value}";

    bool NeedsQuotes => Value is { } value && value.IndexOf('"') < 0 && (value.IndexOf(',') >= 0 || value.Trim() != value);

    /// <summary>Options from the text of fstab(5) or <c>mount -o</c>, in order; empty ones are left out.</summary>
    public static IReadOnlyList<MountOption> Parse(string text) => [.. Split(text).Where(word => word.Length > 0).Select(Of)];

    public static string Write(IEnumerable<MountOption> options) => string.Join(",", options);

    static MountOption Of(string word)
    {
        var equals = word.IndexOf('=');
        return equals < 0 ? new MountOption(word) : new MountOption(word.Substring(0, equals), Unquote(word.Substring(equals + 1)));
    }

    static string Unquote(string value) =>
        value.Length > 1 && value[0] == '"' && value.IndexOf('"', 1) == value.Length - 1 ? value.Substring(1, value.Length - 2) : value;

    static IEnumerable<string> Split(string text)
    {
        var word = new StringBuilder();
        bool isQuoted = false, isValue = false;
        foreach (var sign in text)
        {
            isValue |= sign == '=';
            isQuoted ^= isValue && sign == '"';
            if (sign == ',' && !isQuoted)
            {
                yield return word.ToString().Trim();
                word.Clear();
                isValue = false;
            }
            else
            {
                word.Append(sign);
            }
        }
        yield return word.ToString().Trim();
    }
}
