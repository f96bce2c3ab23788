using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using WinDockerTools.Engine.Platform.Windows;

namespace WinDockerTools.Engine.Mounts.Client;

/// <summary>A number of the client in the registry.</summary>
/// <param name="Key">Below that of the client.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Unit">What it counts; null where it counts nothing, or nobody has published what.</param>
/// <param name="Property">The property of the class that says the same; null where none does.</param>
/// <param name="InWords">The number as that property would show it.</param>
sealed record ClientRegistryValue(string Key, string Name, string? Unit = null, string? Property = null, Func<long, string>? InWords = null);

/// <summary>
/// The client's configuration in the registry. Microsoft documents AnonymousUid and AnonymousGid alone; the others are
/// those that its driver and its provider for the class were seen to read and write, with the factors between the two.
/// </summary>
static class ClientRegistry
{
    const string Root = @"SOFTWARE\Microsoft\ClientForNFS\CurrentVersion\";

    /// <summary>Its service: where that is not, the feature is not installed.</summary>
    const string Service = @"SYSTEM\CurrentControlSet\Services\NfsClnt";

    const string Default = "Default", Mount = @"Users\Default\Mount", Defaults = @"Users\Default\Defaults", Authentication = @"Users\Default\Auth", Cache = @"Users\Default\Cache";

    const int Kibi = 1024;

    public static readonly IReadOnlyList<ClientRegistryValue> All =
    [
        new(Default, "AnonymousUid"),
        new(Default, "AnonymousGid"),
        new(Default, "Protocols"),
        new(Default, "ProgramVersions"),
        new(Default, "SoftMountTimeout"),
        new(Mount, "ReadBuffer", "bytes", ClientProperties.ReadBufferSize, Kibibytes),
        new(Mount, "WriteBuffer", "bytes", ClientProperties.WriteBufferSize, Kibibytes),
        // Nothing says in what unit the class has it.
        new(Mount, "Timeout", "tenths of a second"),
        new(Mount, "Retransmissions"),
        new(Mount, "MountType", null, ClientProperties.MountType, number => number switch { 1 => "soft", 2 => "hard", _ => Text(number) }),
        new(Mount, "Locking"),
        new(Defaults, "Access", "mode bits", "DefaultAccessMode", number => Convert.ToString(number, 8)),
        new(Defaults, "NFSReadDir", null, ClientProperties.CaseSensitiveLookup, number => (number == 0).ToString(CultureInfo.InvariantCulture)),
        new(Defaults, "NFSLookup"),
        new(Defaults, "SymLinks"),
        new(Authentication, "SecFlavors"),
        new(Cache, "FileAttributeCache"),
        new(Cache, "RemoteWriteCache"),
        new(Cache, "AttributeTimeDelta"),
        new(Cache, "HashTableSize"),
        new(Cache, "CacheBlocks"),
    ];

    public static bool IsInstalled(RegistryReader registry) => registry.Has(Service);

    /// <summary>What stands there, in the order of the table.</summary>
    public static IReadOnlyList<(ClientRegistryValue Value, long Number)> Read(RegistryReader registry) =>
        [.. All.Select(value => (value, Number: registry.Number(Root + value.Key, value.Name))).Where(found => found.Number is not null)
            // A DWORD is unsigned, .NET hands it over as signed.
            .Select(found => (found.value, (long)unchecked((uint)found.Number!.Value)))];

    public static NfsClientSetting Setting(ClientRegistryValue value, long number, string computer) => new()
    {
        ComputerName = computer,
        Name = value.Name,
        Value = number,
        Unit = value.Unit,
        Text = Text(number),
        Source = @"HKLM\" + Root + value.Key,
    };

    static string Kibibytes(long bytes) => ((double)bytes / Kibi).ToString(CultureInfo.InvariantCulture);

    static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
