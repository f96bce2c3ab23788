using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace WinDockerTools.Engine.Mounts.Options;

/// <summary>One option as it is written: a name, and a value where it has one.</summary>
sealed record MountOption(string Name, string? Value = null)
{
    /// <summary>A value with a comma stands in quotes (mount(8)).</summary>
    public override string ToString() => Value is null ? Name : Value.IndexOf(',') < 0 ? $"{Name}={Value}" : $"{Name}=\"{Value}\"";

    /// <summary>Options from the text of fstab(5) or <c>mount -o</c>, in order; empty ones are left out.</summary>
    public static IReadOnlyList<MountOption> Parse(string text) => [.. Split(text).Where(word => word.Length > 0).Select(Of)];

    public static string Write(IEnumerable<MountOption> options) => string.Join(",", options);

    static MountOption Of(string word)
    {
        var equals = word.IndexOf('=');
        return equals < 0 ? new MountOption(word) : new MountOption(word.Substring(0, equals), Unquote(word.Substring(equals + 1)));
    }

    static string Unquote(string value) => value.Length > 1 && value[0] == '"' && value[value.Length - 1] == '"' ? value.Substring(1, value.Length - 2) : value;

    static IEnumerable<string> Split(string text)
    {
        var word = new StringBuilder();
        var isQuoted = false;
        foreach (var sign in text)
        {
            isQuoted ^= sign == '"';
            if (sign == ',' && !isQuoted)
            {
                yield return word.ToString().Trim();
                word.Clear();
            }
            else
            {
                word.Append(sign);
            }
        }
        yield return word.ToString().Trim();
    }
}
