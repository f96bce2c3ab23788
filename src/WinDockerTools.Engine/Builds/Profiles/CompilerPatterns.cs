using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Builds.Profiles;

/// <summary>
/// Few patterns that match all packages of a build but the standard library's: <c>all</c> would compile that anew too,
/// which takes as long as many a project.
/// </summary>
static class CompilerPatterns
{
    const string Vendor = "/vendor/";

    /// <summary>For any build; <paramref name="standard"/> is what <c>go list std</c> prints.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<GoBuildAction> actions, IReadOnlyCollection<string> standard)
    {
        var known = new HashSet<string>(standard, StringComparer.Ordinal);
        return Of(actions.Where(action => action.Mode == "build" && action.Package.Length > 0 && !known.Contains(action.Package)).Select(action => action.Package), standard.Select(First));
    }

    /// <summary>For a build that found nothing in its cache: what it had, such as a precompiled standard library, is no part of it.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ActionRecord> actions)
    {
        var own = new HashSet<string>(actions.Where(action => action is { Mode: "build", HasCommands: true, IsStandard: false }).Select(action => action.Package), StringComparer.Ordinal);
        return Of(own, actions.Select(action => action.Package).Where(package => package.Length > 0 && !own.Contains(package)).Select(First));
    }

    static IReadOnlyList<string> Of(IEnumerable<string> packages, IEnumerable<string> others)
    {
        var taken = new HashSet<string>(others, StringComparer.Ordinal);
        return [.. packages
            .Select(package => Pattern(package, taken))
            .Distinct().OrderBy(pattern => pattern, StringComparer.Ordinal)];
    }

    static string Pattern(string action, HashSet<string> taken)
    {
        // What is compiled for a test is named 'package [package.test]'.
        var package = action.Split(' ')[0];
        // The dots of a pattern do not stand for a folder of that name.
        var below = package.LastIndexOf(Vendor, StringComparison.Ordinal);
        if (below >= 0)
            return package.Substring(0, below + Vendor.Length) + First(package.Substring(below + Vendor.Length)) + "/...";
        return taken.Contains(First(package)) ? package : First(package) + "/...";
    }

    static string First(string package) => package.Split('/')[0];
}
