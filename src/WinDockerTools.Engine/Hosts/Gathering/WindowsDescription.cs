using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>
/// Reads what a Windows engine calls its operating system, such as "Microsoft Windows Server Version 21H2 (OS Build
/// 20348.169)": the only place where the revision is told (moby pkg/parsers/operatingsystem).
/// </summary>
static class WindowsDescription
{
    static readonly Regex BuildForm = new(@"\(OS Build (\d{1,9})(?:\.(\d{1,9}))?\)", RegexOptions.CultureInvariant);

    static readonly Regex VersionForm = new(@" Version (\w{4,8}) \(", RegexOptions.CultureInvariant);

    /// <summary>Build and revision; the revision is null where it is left out, both where nothing is told.</summary>
    public static (int? Build, int? Revision) Build(string text)
    {
        var match = BuildForm.Match(text);
        return match.Success ? (Number(match.Groups[1]), Number(match.Groups[2])) : (null, null);
    }

    public static WindowsProduct Product(string text) =>
        text.IndexOf("Windows", StringComparison.OrdinalIgnoreCase) < 0 ? WindowsProduct.Unknown
        : text.IndexOf("Server", StringComparison.OrdinalIgnoreCase) >= 0 ? WindowsProduct.Server
        : WindowsProduct.Client;

    /// <summary>By the registry's InstallationType: "Server", "Server Core" and "Nano Server" beside "Client".</summary>
    public static WindowsProduct ProductOf(string? installationType) => installationType switch
    {
        null => WindowsProduct.Unknown,
        "Client" => WindowsProduct.Client,
        var type => type.IndexOf("Server", StringComparison.OrdinalIgnoreCase) >= 0 ? WindowsProduct.Server : WindowsProduct.Unknown,
    };

    /// <summary>The name of the release, such as 21H2; null where it is left out.</summary>
    public static string? DisplayVersion(string text) => VersionForm.Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    public static string Write(WindowsProduct product, string? displayVersion, Version version) =>
        "Microsoft Windows" + (product == WindowsProduct.Server ? " Server" : "")
        + (displayVersion is null ? "" : $" Version {displayVersion}")
        + $" (OS Build {version.Build}{(version.Revision < 0 ? "" : $".{version.Revision}")})";

    static int? Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : null;
}
