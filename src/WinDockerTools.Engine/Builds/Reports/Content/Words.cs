using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Builds.Reports.Content;

/// <summary>What figures say, in words.</summary>
static class Words
{
    public static string State(GoBuildState state) => state switch
    {
        GoBuildState.Cold => "Cold: the caches are empty",
        GoBuildState.Warm => "Warm: nothing has changed since the last build",
        GoBuildState.Edit => "Edit: one source file has changed since the last build",
        _ => state.ToString(),
    };

    public static string Outcome(GoBuildOutcome outcome) => outcome switch
    {
        GoBuildOutcome.Succeeded => "succeeded",
        GoBuildOutcome.BuildFailed => "build failed",
        GoBuildOutcome.OutOfMemory => "out of memory",
        GoBuildOutcome.Thrashing => "thrashing",
        GoBuildOutcome.TimedOut => "timed out",
        GoBuildOutcome.Stopped => "stopped",
        _ => outcome.ToString(),
    };

    /// <summary>Null where there is nothing to compare.</summary>
    public static string? Comparison(GoBuildMeasurement measurement) => measurement.Difference switch
    {
        Difference.Faster => "faster",
        Difference.Slower => "slower",
        Difference.NoDifference => "no difference",
        Difference.TooNoisy => "too noisy to tell",
        Difference.NotComparable => "not comparable",
        _ => null,
    };

    /// <summary>One sentence for each scenario of a state; the first is what the others are compared with.</summary>
    public static IEnumerable<string> Results(IReadOnlyList<GoBuildMeasurement> measurements) => measurements.Select(measurement => Result(measurement, measurements[0]));

    static string Result(GoBuildMeasurement measurement, GoBuildMeasurement first)
    {
        if (Figures.Time(measurement.Median) is not { } median)
            return $"{measurement.Scenario} has no build that succeeded: {Outcome(measurement.Outcome)}.";
        var waits = Figures.Time(measurement.Total) is { } total && measurement.Total != measurement.Median ? $" ({total} with all around it)" : "";
        var took = $"{measurement.Scenario} builds in {median}{waits}";
        var ratio = Figures.Times(measurement.Ratio) is { } times
            ? $"{times} the time of {first.Scenario}{(Figures.Range(measurement.RatioInterval) is { } range ? $", 95 % interval {range}" : "")}"
            : "";
        return (measurement.Difference, ratio) switch
        {
            (null, _) => $"{took}.",
            (Difference.NotComparable, _) => $"{took}; it did not do the same work as {first.Scenario}.",
            (_, "") => $"{took}: {Comparison(measurement)}.",
            _ => $"{took}, {ratio}: {Comparison(measurement)}.",
        };
    }

    /// <summary>What the critical path says about more CPUs; null where nothing was timed.</summary>
    public static string? Limit(GoBuildProfile profile) => Figures.Finite(profile.SpeedupLimit) is not { } limit ? null
        : limit < 1.05 ? "The steps have to wait for one another nearly all the time: more CPUs cannot make this build shorter."
        : $"Run side by side without end, the steps would still need {Figures.Time(profile.CriticalPath)}: more CPUs can make this build at most {Figures.Number(limit, "0.00")} times as fast.";
}
