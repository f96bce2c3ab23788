using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Platform.Windows;

/// <summary>A place with the settings of Microsoft Defender; what is not set, or may not be read, is null.</summary>
/// <param name="DisableRealtimeMonitoring">1 switches real-time protection off.</param>
/// <param name="DisableAntiSpyware">1 switches all of it off.</param>
/// <param name="ExcludedPaths">The value names of <c>Exclusions\Paths</c>; null where the key may not be read.</param>
sealed record DefenderSettings(int? DisableRealtimeMonitoring, int? DisableAntiSpyware, IReadOnlyList<string>? ExcludedPaths);

/// <summary>What the registry tells of Microsoft Defender without WMI.</summary>
/// <param name="Policy">Set by an administrator of many machines.</param>
/// <param name="Local">Set on this machine.</param>
/// <param name="ServiceStart">How WinDefend starts: 2 by itself, 3 when asked to, 4 never; null where it is not installed.</param>
sealed record DefenderRegistry(DefenderSettings Policy, DefenderSettings Local, int? ServiceStart)
{
    // Registry values of the policies: learn.microsoft.com/windows/client-management/mdm/policy-csp-admx-microsoftdefenderantivirus
    // (DisableRealtimeMonitoring, DisableAntiSpywareDefender, Exclusions_Paths). Set-MpPreference keeps the same values
    // below the second key, which Microsoft documents nowhere; only administrators read its exclusions there.
    const string PolicyKey = @"SOFTWARE\Policies\Microsoft\Windows Defender", LocalKey = @"SOFTWARE\Microsoft\Windows Defender";

    // learn.microsoft.com/windows-hardware/drivers/install/inf-addservice-directive (StartType)
    const string ServiceKey = @"SYSTEM\CurrentControlSet\Services\WinDefend";

    /// <summary>Null elsewhere than on Windows.</summary>
    public static DefenderRegistry? OfThisMachine() => RegistryReader.OfThisMachine is { } registry ? Read(registry) : null;

    public static DefenderRegistry Read(RegistryReader registry) =>
        new(Settings(PolicyKey, registry), Settings(LocalKey, registry), registry.Number(ServiceKey, "Start"));

    // Exclusions may have variables, those of the system (learn.microsoft.com/defender-endpoint/configure-extension-file-exclusions-microsoft-defender-antivirus).
    static DefenderSettings Settings(string key, RegistryReader registry) => new(
        registry.Number(key + @"\Real-Time Protection", "DisableRealtimeMonitoring"),
        registry.Number(key, "DisableAntiSpyware"),
        registry.Names(key + @"\Exclusions\Paths") is { } names ? [.. names.Select(Environment.ExpandEnvironmentVariables)] : null);
}
