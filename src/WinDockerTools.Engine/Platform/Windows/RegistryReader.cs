using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
#if NET
using System.Runtime.Versioning;
#endif
using System.Security;
using Microsoft.Win32;

namespace WinDockerTools.Engine.Platform.Windows;

/// <summary>Reads HKEY_LOCAL_MACHINE.</summary>
/// <param name="Value">A value by key and name; null where there is none, or it is not for this account.</param>
/// <param name="Names">The names of a key's values; none where there is no such key, null where it is not for this account.</param>
/// <param name="Has">Whether there is such a key, also where it is not for this account.</param>
sealed record RegistryReader(Func<string, string, object?> Value, Func<string, IReadOnlyList<string>?> Names, Func<string, bool> Has)
{
    /// <summary>Null elsewhere than on Windows.</summary>
    public static RegistryReader? OfThisMachine { get; } =
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? new(LocalValue, LocalNames, HasLocal) : null;

    public int? Number(string key, string name) => Value(key, name) as int?;

    static T IfAllowed<T>(Func<T> read, T refused)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is SecurityException or UnauthorizedAccessException or IOException)
        {
            return refused;
        }
    }

#if NET
    [SupportedOSPlatform("windows")]
#endif
    static object? LocalValue(string key, string name) => IfAllowed(() =>
    {
        using var open = Open(key);
        return open?.GetValue(name);
    }, refused: null);

#if NET
    [SupportedOSPlatform("windows")]
#endif
    static IReadOnlyList<string>? LocalNames(string key) => IfAllowed<IReadOnlyList<string>?>(() =>
    {
        using var open = Open(key);
        return open?.GetValueNames() ?? [];
    }, refused: null);

#if NET
    [SupportedOSPlatform("windows")]
#endif
    static bool HasLocal(string key) => IfAllowed(() =>
    {
        using var open = Open(key);
        return open is not null;
    }, refused: true);

    // A 32-bit process would be shown another place.
#if NET
    [SupportedOSPlatform("windows")]
#endif
    static RegistryKey? Open(string key)
    {
        using var machine = RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, Environment.Is64BitOperatingSystem ? RegistryView.Registry64 : RegistryView.Default);
        return machine.OpenSubKey(key);
    }
}
