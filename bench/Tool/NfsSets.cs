using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Mounts.Options;
using WinDockerTools.Engine.Mounts.Tuning;

namespace WinDockerTools.Bench;

/// <summary>One combination of options.</summary>
/// <param name="Seconds">How long attributes are believed at least; 0 for the kernel's usual times.</param>
/// <param name="OpensAnew">Whether a file is looked at when it is opened.</param>
/// <param name="Names">lookupcache.</param>
/// <param name="AccessTimes">relatime or noatime.</param>
sealed record NfsSet(int Seconds, bool OpensAnew, string Names, string AccessTimes)
{
    /// <summary>All 48.</summary>
    public static IReadOnlyList<NfsSet> All { get; } =
        [.. from seconds in new[] { 0, 30, 60, 600 }
            from opens in new[] { true, false }
            from names in new[] { "all", "pos", "none" }
            from times in new[] { "relatime", "noatime" }
            select new NfsSet(seconds, opens, names, times)];

    public string Options => string.Join(",", [
        .. Seconds switch
        {
            30 => ["acregmin=30"],
            60 => ["acregmin=60", "acdirmin=60"],
            600 => ["acregmin=600", "acregmax=600", "acdirmin=600", "acdirmax=600"],
            _ => Array.Empty<string>(),
        },
        OpensAnew ? "cto" : "nocto",
        $"lookupcache={Names}",
        AccessTimes]);

    /// <summary>That of a profile with all that it may do. Throws where the table of the product has another.</summary>
    public static NfsSet Of(MountWorkloadProfile profile, string version)
    {
        var usual = NfsOptionSet.Parse($"vers={version},hard,rsize=1048576,wsize=1048576,relatime");
        var tuned = usual.With([.. TuningPlan.Make("", usual, profile, allowsStaleReads: true).Select(change => change.Wish.Option)]);
        return All.Single(set => NfsOptionSet.Parse(set.Options).Options.All(option => tuned.Effective(NfsOptionSet.Key(option)) == option)
            && (set.Seconds > 0 || tuned["acregmin"] is null));
    }

    /// <summary>Whether nothing is seen later, or wrong, that is not with another set.</summary>
    public bool IsAsSafeAs(NfsSet other) => Seconds <= other.Seconds && (OpensAnew || !other.OpensAnew) && (other.Names == "all" || Names != "all");
}
