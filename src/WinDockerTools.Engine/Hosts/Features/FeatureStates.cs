using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Platform.Windows.Dism;

namespace WinDockerTools.Engine.Hosts.Features;

/// <summary>DISM's states in the words that its users read.</summary>
static class FeatureStates
{
    public static FeatureState Of(DismFeatureState state) => state switch
    {
        DismFeatureState.UninstallPending => FeatureState.DisablePending,
        DismFeatureState.Staged => FeatureState.Disabled,
        DismFeatureState.Removed => FeatureState.DisabledWithPayloadRemoved,
        DismFeatureState.Installed => FeatureState.Enabled,
        DismFeatureState.InstallPending => FeatureState.EnablePending,
        DismFeatureState.Superseded => FeatureState.Superseded,
        DismFeatureState.PartiallyInstalled => FeatureState.PartiallyInstalled,
        _ => FeatureState.NotPresent,
    };

    public static Dictionary<string, FeatureState> Of(IReadOnlyDictionary<string, DismFeatureState> states) =>
        states.ToDictionary(feature => feature.Key, feature => Of(feature.Value), StringComparer.OrdinalIgnoreCase);

    /// <summary>Win32_OptionalFeature.InstallState, which does not tell what waits for a restart.</summary>
    public static FeatureState? OfManagement(long? state) => state switch
    {
        1 => FeatureState.Enabled,
        2 => FeatureState.Disabled,
        3 => FeatureState.NotPresent,
        _ => null,
    };

    /// <summary>With the features that every container host is asked for and this Windows does not list.</summary>
    public static Dictionary<string, FeatureState> WithMissing(Dictionary<string, FeatureState> states)
    {
        foreach (var missing in FeatureSets.All.SelectMany(set => set.Features).Where(feature => !states.ContainsKey(feature)))
            states[missing] = FeatureState.NotPresent;
        return states;
    }

    public static bool IsOn(FeatureState state) => state is FeatureState.Enabled or FeatureState.EnablePending;

    public static bool IsOff(FeatureState state) =>
        state is FeatureState.Disabled or FeatureState.DisabledWithPayloadRemoved or FeatureState.DisablePending or FeatureState.NotPresent;

    public static bool WaitsForRestart(FeatureState state) => state is FeatureState.EnablePending or FeatureState.DisablePending;
}
