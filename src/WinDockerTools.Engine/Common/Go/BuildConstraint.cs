using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace WinDockerTools.Engine.Common.Go;

/// <summary>An expression of tags such as <c>linux &amp;&amp; !cgo</c> (go help buildconstraint).</summary>
static class BuildConstraint
{
    /// <summary>More parentheses within one another are none that a person wrote.</summary>
    const int Deepest = 100;

    static readonly Regex Token = new(@"\(|\)|!|&&|\|\||[\w.]+", RegexOptions.CultureInvariant);

    /// <summary>Whether it holds. One that is damaged does: the compiler tells of it then.</summary>
    public static bool Holds(string expression, Func<string, bool> isMet)
    {
        var left = new Queue<string>(Token.Matches(expression).Cast<Match>().Select(match => match.Value));
        return Or(left, isMet, 0);
    }

    /// <summary>The older form: words of which one has to hold, each of tags that all have to.</summary>
    public static bool HoldsOld(string line, Func<string, bool> isMet) => line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .Any(word => word.Split(',').All(tag => tag.StartsWith("!", StringComparison.Ordinal) ? !isMet(tag.Substring(1)) : isMet(tag)));

    static bool Or(Queue<string> left, Func<string, bool> isMet, int depth)
    {
        var holds = And(left, isMet, depth);
        while (left.Count > 0 && left.Peek() == "||")
        {
            left.Dequeue();
            holds |= And(left, isMet, depth);
        }
        return holds;
    }

    static bool And(Queue<string> left, Func<string, bool> isMet, int depth)
    {
        var holds = Not(left, isMet, depth);
        while (left.Count > 0 && left.Peek() == "&&")
        {
            left.Dequeue();
            holds &= Not(left, isMet, depth);
        }
        return holds;
    }

    static bool Not(Queue<string> left, Func<string, bool> isMet, int depth)
    {
        var isTurned = false;
        for (; left.Count > 0 && left.Peek() == "!"; isTurned = !isTurned)
            left.Dequeue();
        if (left.Count == 0 || depth > Deepest)
            return true;
        var token = left.Dequeue();
        if (token != "(")
            return isMet(token) != isTurned;
        var holds = Or(left, isMet, depth + 1);
        if (left.Count > 0 && left.Peek() == ")")
            left.Dequeue();
        return holds != isTurned;
    }
}
