using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Mounts.Options;

namespace WinDockerTools.Engine.Mounts.Tuning;

/// <summary>A wish that a mount does not fulfil yet.</summary>
/// <param name="Wish">What is wanted.</param>
/// <param name="Before">What holds; null where that is not known.</param>
/// <param name="Change">The same for people.</param>
sealed record PlannedChange(TuningWish Wish, MountOption? Before, MountOptionChange Change)
{
    /// <summary>Whether it is to be applied.</summary>
    public bool IsWanted => Change.Reason is null;

    public PlannedChange Without(string reason) => this with { Change = Change.With(applied: false, effective: null, reason) };
}

/// <summary>What is to change on one mount. Pure: nothing is asked, nothing done.</summary>
static class TuningPlan
{
    const string NotAllowed = "needs -AllowStaleReads";

    /// <param name="target">The mount point or volume.</param>
    /// <param name="holding">The options that hold, or of a volume those that it was made with.</param>
    /// <param name="profile">Not Auto.</param>
    /// <param name="allowsStaleReads">Whether what others change may be seen late.</param>
    /// <param name="isVolume">Whether it is a volume of an engine.</param>
    public static IReadOnlyList<PlannedChange> Make(string target, NfsOptionSet holding, MountWorkloadProfile profile, bool allowsStaleReads, bool isVolume = false)
    {
        var version = holding["vers"]?.Value ?? "";
        var isReadOnly = holding["access"] is { Name: "ro" };
        return [.. TuningProfiles.Of(profile)
            .Where(wish => (wish.OnlyIn is null || version.StartsWith(wish.OnlyIn, StringComparison.Ordinal)) && !(wish.IsForWriting && isReadOnly))
            .Where(wish => holding.Effective(wish.Key) is var now && !wish.IsMetBy(now) && !(wish.OnlyBelow is not null && now is null))
            .Select(wish => Planned(wish, holding.Effective(wish.Key)))];

        PlannedChange Planned(TuningWish wish, MountOption? now) => new(wish, now, new MountOptionChange
        {
            Target = target,
            Option = wish.Key,
            Current = now?.ToString() ?? "",
            Proposed = wish.Option.ToString(),
            Why = wish.Why,
            Risk = wish.Risk,
            StaleReads = wish.StaleReads,
            AppliedBy = isVolume ? MountChangeWay.NewVolume : NfsOptionRules.Named(wish.Key)?.Way ?? MountChangeWay.NewMount,
            Reason = wish.StaleReads != StaleReads.None && !allowsStaleReads ? NotAllowed : isVolume ? "the options of a volume never change: make a new one, as -As Docker shows" : null,
            Profile = profile,
        });
    }
}
