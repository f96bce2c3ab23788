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

    public static bool IsOn(FeatureState state) => state is FeatureState.Enabled or FeatureState.EnablePending;

    public static bool IsOff(FeatureState state) =>
        state is FeatureState.Disabled or FeatureState.DisabledWithPayloadRemoved or FeatureState.DisablePending or FeatureState.NotPresent;

    public static bool WaitsForRestart(FeatureState state) => state is FeatureState.EnablePending or FeatureState.DisablePending;
}
