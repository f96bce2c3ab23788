using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Checks;

namespace WinDockerTools.Commands.Hosts;

/// <summary>The checks that a call names.</summary>
static class CheckSelection
{
    /// <summary>
    /// Those of <paramref name="wanted"/>, or all, without <paramref name="unwanted"/>. Throws FaultException
    /// (HostCheckNotFound) for a name that is none, and where nothing is left to check.
    /// </summary>
    public static IReadOnlyList<HostCheckRule> Of(IReadOnlyList<string> wanted, IReadOnlyList<string> unwanted)
    {
        foreach (var name in wanted.Concat(unwanted).Where(name => !WildcardPattern.ContainsWildcardCharacters(name) && !Matching(name).Any()))
            throw NotFound(name, "it is none of");
        var excluded = unwanted.SelectMany(Matching).ToList();
        IReadOnlyList<HostCheckRule> named = wanted.Count == 0 ? HostChecks.All : [.. wanted.SelectMany(Matching)];
        var left = HostChecks.All.Where(check => named.Contains(check) && !excluded.Contains(check)).ToList();
        return left.Count > 0 ? left
            : named.Count == 0 ? throw NotFound(string.Join(", ", wanted), "it matches none of")
            : throw NotFound(string.Join(", ", wanted.DefaultIfEmpty("*")), $"-Exclude {string.Join(", ", unwanted)} leaves nothing to check of");
    }

    static IEnumerable<HostCheckRule> Matching(string name)
    {
        var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        return HostChecks.All.Where(check => pattern.IsMatch(check.Id));
    }

    static FaultException NotFound(string name, string what) =>
        new(FaultKind.HostCheckNotFound, name, $"{what} {string.Join(", ", HostChecks.All.Select(check => check.Id))}");
}
