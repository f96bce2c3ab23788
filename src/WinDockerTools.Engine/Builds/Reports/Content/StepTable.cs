using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Builds.Reports.Content;

/// <summary>The steps of a build that a reader has use for: those that took longest.</summary>
sealed record StepTable(IReadOnlyList<GoBuildAction> Steps, int Others, TimeSpan OthersTime)
{
    public static StepTable Of(GoBuildProfile profile, int most)
    {
        var ordered = profile.Actions.OrderByDescending(action => action.Duration).ToList();
        var others = ordered.Skip(most).ToList();
        return new StepTable([.. ordered.Take(most)], others.Count, TimeSpan.FromSeconds(others.Sum(action => action.Duration.TotalSeconds)));
    }
}
