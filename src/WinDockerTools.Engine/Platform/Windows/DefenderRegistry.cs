using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security;
using Microsoft.Win32;

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

    /// <summary>Reads a value of HKEY_LOCAL_MACHINE; null where there is none.</summary>
    public delegate object? Value(string key, string name);

    /// <summary>The names of a key's values; none where there is no key. Throws SecurityException where they are not for this user.</summary>
    public delegate IReadOnlyList<string> Names(string key);

    /// <summary>Null elsewhere than on Windows.</summary>
    public static DefenderRegistry? OfThisMachine() =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? Read(LocalValue, LocalNames) : null;

    public static DefenderRegistry Read(Value value, Names names) =>
        new(Settings(PolicyKey, value, names), Settings(LocalKey, value, names), Number(value, ServiceKey, "Start"));

    static DefenderSettings Settings(string key, Value value, Names names) => new(
        Number(value, key + @"\Real-Time Protection", "DisableRealtimeMonitoring"),
        Number(value, key, "DisableAntiSpyware"),
        IfAllowed(() => names(key + @"\Exclusions\Paths")));

    static int? Number(Value value, string key, string name) => IfAllowed(() => value(key, name)) as int?;

    static T? IfAllowed<T>(Func<T> read)
        where T : class?
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is SecurityException or UnauthorizedAccessException or IOException)
        {
            return null;
        }
    }

#if NET
    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
#endif
    static object? LocalValue(string key, string name)
    {
        using var open = Open(key);
        return open?.GetValue(name);
    }

    // Exclusions may have variables, those of the system (learn.microsoft.com/defender-endpoint/configure-extension-file-exclusions-microsoft-defender-antivirus).
#if NET
    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
#endif
    static IReadOnlyList<string> LocalNames(string key)
    {
        using var open = Open(key);
        return [.. (open?.GetValueNames() ?? []).Select(Environment.ExpandEnvironmentVariables)];
    }

    // A 32-bit process would be shown another place.
#if NET
    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
#endif
    static RegistryKey? Open(string key)
    {
        using var machine = RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, Environment.Is64BitOperatingSystem ? RegistryView.Registry64 : RegistryView.Default);
        return machine.OpenSubKey(key);
    }
}
