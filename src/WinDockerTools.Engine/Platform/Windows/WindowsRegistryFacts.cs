using System;
using System.Globalization;

namespace WinDockerTools.Engine.Platform.Windows;

/// <summary>
/// The Windows version of this machine. ProductName is left out on purpose: it says "Windows 10" on Windows 11 too.
/// </summary>
sealed record WindowsRegistryFacts(Version Version, string? InstallationType, string? EditionId, string? DisplayVersion)
{
    const string Key = @"SOFTWARE\Microsoft\Windows NT\CurrentVersion";

    /// <summary>Null elsewhere than on Windows.</summary>
    public static WindowsRegistryFacts? OfThisMachine() =>
        RegistryReader.OfThisMachine is { } registry ? Read(registry) : null;

    public static WindowsRegistryFacts? Read(RegistryReader registry) => Read(name => registry.Value(Key, name));

    /// <summary>Null when the values name no build.</summary>
    public static WindowsRegistryFacts? Read(Func<string, object?> value)
    {
        if (!int.TryParse(value("CurrentBuildNumber") as string, NumberStyles.None, CultureInfo.InvariantCulture, out var build))
            return null;
        // Both numbers came with Windows 10: without them it is an older one.
        if (value("CurrentMajorVersionNumber") is not int major || value("CurrentMinorVersionNumber") is not int minor)
            return null;
        // A DWORD is unsigned, .NET hands it over as signed.
        var revision = value("UBR") is int number ? unchecked((uint)number) : (uint?)null;
        return new WindowsRegistryFacts(
            revision <= int.MaxValue ? new Version(major, minor, build, (int)revision) : new Version(major, minor, build),
            value("InstallationType") as string,
            value("EditionID") as string,
            value("DisplayVersion") as string ?? value("ReleaseId") as string);
    }
}
