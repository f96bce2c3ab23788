using System;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Platform.Windows;

namespace WinDockerTools.Engine.Builds.Findings.Gathering;

/// <summary>What the registry's settings of Microsoft Defender come to.</summary>
static class DefenderState
{
    // Beside another virus scanner Defender does not start by itself, unless it only watches.
    const int StartsByItself = 2, NeverStarts = 4;

    public static DefenderFacts Of(DefenderRegistry registry) => new(IsScanning(registry), Excluded(registry));

    // A policy goes before what is set on the machine. What nobody set is on.
    static bool? IsScanning(DefenderRegistry registry)
    {
        var isOff = (registry.Policy.DisableRealtimeMonitoring ?? registry.Local.DisableRealtimeMonitoring) == 1
            || (registry.Policy.DisableAntiSpyware ?? registry.Local.DisableAntiSpyware) == 1;
        return isOff || registry.ServiceStart is null or NeverStarts ? false
            : registry.ServiceStart == StartsByItself ? true
            : null;
    }

    // Those of a policy and the machine's own count together; half of them would blame the other half.
    static string[]? Excluded(DefenderRegistry registry) => registry is { Policy.ExcludedPaths: { } policy, Local.ExcludedPaths: { } local }
        ? [.. policy.Concat(local).Distinct(StringComparer.OrdinalIgnoreCase)] : null;
}
