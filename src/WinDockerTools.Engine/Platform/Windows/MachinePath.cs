using System;
using System.Linq;
using Microsoft.Win32;

namespace WinDockerTools.Engine.Platform.Windows;

/// <summary>
/// The folders in which this machine looks for programs. The registry's value is changed as it is written there, with
/// its variables: Environment would write back what they stand for.
/// </summary>
#if NET
[System.Runtime.Versioning.SupportedOSPlatform("windows")]
#endif
static class MachinePath
{
    const string Key = @"SYSTEM\CurrentControlSet\Control\Session Manager\Environment", Name = "Path";

    public static bool Has(string folder) => Folders(Read()).Any(other => Same(other, folder));

    public static void Add(string folder)
    {
        var value = Read();
        if (!Folders(value).Any(other => Same(other, folder)))
            Write(value.Length == 0 || value.EndsWith(";", StringComparison.Ordinal) ? value + folder : $"{value};{folder}");
    }

    public static void Remove(string folder)
    {
        var value = Read();
        var kept = string.Join(";", Folders(value).Where(other => !Same(other, folder)));
        if (kept != value && Folders(value).Any(other => Same(other, folder)))
            Write(kept);
    }

    static string[] Folders(string value) => value.Split(';');

    static bool Same(string entry, string folder) => string.Equals(
        Environment.ExpandEnvironmentVariables(entry.Trim().Trim('"')).TrimEnd('\\'), folder.TrimEnd('\\'), StringComparison.OrdinalIgnoreCase);

    static string Read()
    {
        using var key = Registry.LocalMachine.OpenSubKey(Key);
        return key?.GetValue(Name, "", RegistryValueOptions.DoNotExpandEnvironmentNames) as string ?? "";
    }

    static void Write(string value)
    {
        using var key = Registry.LocalMachine.CreateSubKey(Key);
        key.SetValue(Name, value, RegistryValueKind.ExpandString);
    }
}
