using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Windows.Dism;

namespace WinDockerTools.Engine.Hosts.Features;

/// <summary>Where the files of a feature may come from.</summary>
sealed record FeatureSource(IReadOnlyList<string> Paths, bool LimitAccess);

/// <summary>What came of one change: each feature that is not as it was, and what went wrong, if something did.</summary>
sealed record FeatureOutcome(IReadOnlyList<FeatureChange> Changes, FaultException? Fault);

/// <summary>Switches features of the running Windows on or off. Members throw FaultException.</summary>
sealed class FeatureSwitch(DismSession windows, string computer, bool turnOn, FeatureSource source)
{
    Dictionary<string, FeatureState> states = Read(windows);

    /// <summary>The features that a name stands for, in the order in which they are to be switched. Throws FeatureNotFound.</summary>
    public IReadOnlyList<string> Find(string name)
    {
        IReadOnlyList<string> features = FeatureSets.Find(name, [.. states.Keys]);
        return turnOn ? features : [.. features.Reverse()];
    }

    public FeatureState State(string feature) => states[feature];

    /// <summary>What the feature is already; null where it is not as wanted.</summary>
    public FeatureChange? Settled(string feature)
    {
        var state = states[feature];
        return (turnOn ? FeatureStates.IsOn(state) : FeatureStates.IsOff(state)) ? Row(feature, state, state, 0) : null;
    }

    /// <summary>Switches one feature. However that ends, the states of all features are read again and told.</summary>
    public FeatureOutcome Switch(string feature, DismProgress progress, CancellationToken stop)
    {
        var before = states;
        var code = 0;
        FaultException? fault = null;
        try
        {
            code = turnOn ? windows.Enable(feature, source.Paths, source.LimitAccess, progress, stop) : windows.Disable(feature, progress, stop);
        }
        catch (FaultException e)
        {
            fault = e;
            code = DismFaults.Code(e);
        }
        states = Read(windows);
        var changed = states.Where(now => now.Value != Before(now.Key)).Select(now => now.Key).ToList();
        // The one that was asked for is told of also where DISM succeeded and changed nothing.
        if (fault is null && !changed.Contains(feature, StringComparer.OrdinalIgnoreCase))
            changed.Add(feature);
        return new FeatureOutcome(
            [.. changed.OrderBy(name => !Same(name, feature)).ThenBy(name => name, StringComparer.OrdinalIgnoreCase).Select(name => Row(name, Before(name), states[name], code))],
            fault);

        FeatureState Before(string name) => before.TryGetValue(name, out var state) ? state : FeatureState.NotPresent;
    }

    FeatureChange Row(string feature, FeatureState before, FeatureState after, int code) => new()
    {
        ComputerName = computer,
        Feature = feature,
        Before = before,
        After = after,
        RestartRequired = code == DismFaults.RestartRequired || FeatureStates.WaitsForRestart(after),
        ResultCode = code,
    };

    static Dictionary<string, FeatureState> Read(DismSession windows) => FeatureStates.Of(windows.Features());

    static bool Same(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
