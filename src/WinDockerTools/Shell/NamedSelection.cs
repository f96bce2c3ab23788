using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Shell;

/// <summary>What a call names of things with names, by patterns.</summary>
/// <param name="all">All there are.</param>
/// <param name="name">The name of one.</param>
/// <param name="missing">The fault for a name that is none.</param>
/// <param name="exclusion">The parameter that leaves some out.</param>
sealed class NamedSelection<T>(IReadOnlyList<T> all, Func<T, string> name, FaultKind missing, string exclusion)
{
    /// <summary>
    /// Those of <paramref name="wanted"/>, or all, without <paramref name="unwanted"/>. Throws FaultException for a name
    /// that is none, and where nothing is left.
    /// </summary>
    public IReadOnlyList<T> Of(IReadOnlyList<string> wanted, IReadOnlyList<string> unwanted)
    {
        foreach (var text in wanted.Concat(unwanted).Where(text => !WildcardPattern.ContainsWildcardCharacters(text) && !Matching(text).Any()))
            throw NotFound(text, "it is none of");
        var excluded = unwanted.SelectMany(Matching).ToList();
        var named = wanted.Count == 0 ? all : [.. wanted.SelectMany(Matching)];
        var left = all.Where(one => named.Contains(one) && !excluded.Contains(one)).ToList();
        return left.Count > 0 ? left
            : named.Count == 0 ? throw NotFound(string.Join(", ", wanted), "it matches none of")
            : throw NotFound(string.Join(", ", wanted.DefaultIfEmpty("*")), $"-{exclusion} {string.Join(", ", unwanted)} leaves nothing to check of");
    }

    IEnumerable<T> Matching(string text)
    {
        var pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        return all.Where(one => pattern.IsMatch(name(one)));
    }

    FaultException NotFound(string text, string what) => new(missing, text, $"{what} {string.Join(", ", all.Select(name))}");
}
