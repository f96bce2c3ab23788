using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using WinDockerTools.Engine.Platform.Windows.Cim;

namespace WinDockerTools.Engine.Mounts.Client;

/// <summary>
/// The client's configuration as Windows' management has it, with units:
/// learn.microsoft.com/previous-versions/windows/desktop/nfswmi/msft-nfsclientconfig.
/// </summary>
static class ClientProperties
{
    public const string Namespace = @"root\Microsoft\Windows\NFS", Class = "MSFT_NfsClientConfig";

    public const string MountType = "MountType", CaseSensitiveLookup = "CaseSensitiveLookup", ReadBufferSize = "ReadBufferSize", WriteBufferSize = "WriteBufferSize";

    public const string Kibibytes = "KiB";

    /// <summary>Names with units.</summary>
    static readonly (string Name, string? Unit)[] All =
    [
        ("State", null),
        (MountType, null),
        ("MountRetryAttempts", null),
        // Get-NfsClientConfiguration prints 8 of it as seconds, where mount.exe has 0.8 s: which it is, nobody has published.
        ("RpcTimeout", null),
        (ReadBufferSize, Kibibytes),
        (WriteBufferSize, Kibibytes),
        (CaseSensitiveLookup, null),
        ("DefaultAccessMode", "octal digits"),
        ("TransportProtocol", null),
        ("Authentication", null),
        ("UseReservedPorts", null),
    ];

    public static CimQuery Query { get; } = new(Namespace, Class, [.. All.Select(property => property.Name)]);

    public static IEnumerable<NfsClientSetting> Read(CimRow row, string computer) => All.Select(property => new NfsClientSetting
    {
        ComputerName = computer,
        Name = property.Name,
        Value = row.Number(property.Name) ?? row.Value(property.Name),
        Unit = property.Unit,
        Text = Text(row.Value(property.Name)),
        Source = Class,
    });

    /// <summary>A value for the class, of the text of a setting; null where that is none.</summary>
    public static object? Parse(string name, string text) => name switch
    {
        MountType when text is "soft" or "hard" => text,
        CaseSensitiveLookup when bool.TryParse(text, out var flag) => flag,
        ReadBufferSize or WriteBufferSize when uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    static string Text(object? value) => value is string[] words ? string.Join(", ", words) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
