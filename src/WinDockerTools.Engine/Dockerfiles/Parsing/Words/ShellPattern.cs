using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Words;

/// <summary>
/// A pattern of <c>*</c> (any characters), <c>?</c> (one) and plain characters, for the ends and parts of a value.
/// As in BuildKit, neither wildcard stands for a line feed.
/// </summary>
sealed class ShellPattern
{
    // The work is the product of both lengths: without a bound a file of some kilobytes takes minutes.
    const long MostWork = 50_000_000;

    readonly List<(char Sign, Kind Kind)> parts;
    long work;

    ShellPattern(List<(char, Kind)> parts) => this.parts = parts;

    enum Kind
    {
        Plain,
        One,
        Any,
    }

    /// <summary>Null where a backslash stands before what needs none.</summary>
    public static ShellPattern? Parse(string text)
    {
        var parts = new List<(char, Kind)>();
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '*':
                    parts.Add(('*', Kind.Any));
                    break;
                case '?':
                    parts.Add(('?', Kind.One));
                    break;
                case '\\':
                    if (++at == text.Length || "}/*?\\".IndexOf(text[at]) < 0)
                        return null;
                    parts.Add((text[at], Kind.Plain));
                    break;
                default:
                    parts.Add((text[at], Kind.Plain));
                    break;
            }
        }
        return new ShellPattern(parts);
    }

    /// <summary>Null where the work would be too much, as in all that follows.</summary>
    public string? WithoutStart(string value, bool longest) => Result(Match(value, 0, longest) is { } length ? value.Substring(length) : value);

    public string? WithoutEnd(string value, bool longest)
    {
        // The shortest end that fits is the shortest start of both read backwards.
        var backwards = new ShellPattern([.. Enumerable.Reverse(parts)]);
        var length = backwards.Match(new string([.. value.Reverse()]), 0, longest);
        return backwards.Result(value.Substring(0, value.Length - (length ?? 0)));
    }

    public string? Replace(string value, string replacement, bool all)
    {
        var result = new StringBuilder();
        var at = 0;
        var isBehindMatch = false;
        while (at <= value.Length && work <= MostWork)
        {
            var length = Match(value, at, longest: true);
            // Nothing, directly behind what was replaced, is not replaced as well.
            if (length > 0 || (length == 0 && !isBehindMatch))
            {
                result.Append(replacement);
                at += length.Value;
                isBehindMatch = true;
                if (!all)
                    break;
                if (length > 0)
                    continue;
            }
            if (at < value.Length)
                result.Append(value[at]);
            at++;
            isBehindMatch = false;
        }
        return Result(result.Append(value, Math.Min(at, value.Length), Math.Max(0, value.Length - at)).ToString());
    }

    string? Result(string value) => work <= MostWork ? value : null;

    // How much of the value fits, from a place on: all places in the pattern that can be reached are followed at once.
    int? Match(string value, int from, bool longest)
    {
        var places = new bool[parts.Count + 1];
        places[0] = true;
        int? length = null;
        for (var at = from; ; at++)
        {
            work += parts.Count + 1;
            for (var place = 0; place < parts.Count; place++)
                places[place + 1] |= places[place] && parts[place].Kind == Kind.Any;
            if (places[parts.Count])
                length = at - from;
            if ((length is not null && !longest) || at == value.Length || work > MostWork || !places.Contains(true))
                return length;
            for (var place = parts.Count; place > 0; place--)
                places[place] = (places[place - 1] && Takes(parts[place - 1], value[at])) || (place < parts.Count && places[place] && Stays(parts[place], value[at]));
            places[0] = parts.Count > 0 && places[0] && Stays(parts[0], value[at]);
        }
    }

    static bool Takes((char Sign, Kind Kind) part, char sign) => part.Kind switch
    {
        Kind.Plain => part.Sign == sign,
        Kind.One => sign != '\n',
        _ => false,
    };

    static bool Stays((char Sign, Kind Kind) part, char sign) => part.Kind == Kind.Any && sign != '\n';
}
