using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Compatibility;

namespace WinDockerTools;

/// <summary>
/// A Windows version as a host: <c>10.0.20348.2700</c>, <c>10.0.20348</c>, <c>20348</c>, <c>20348.2700</c>, or a name such
/// as <c>ltsc2022</c>, <c>WS2025</c>, <c>Win11-24H2</c>, <c>Windows Server 2022</c>.
/// </summary>
public sealed class WindowsVersion : IEquatable<WindowsVersion>
{
    const int FirstBuildOfWindows10 = 10240;
    static readonly Regex Separators = new("[\\s_-]+", RegexOptions.CultureInvariant);
    static readonly Dictionary<string, WindowsRelease> Releases = WindowsReleases.All.ToDictionary(release => Normalize(release.Name));

    WindowsVersion(string name, Version version, WindowsProduct product)
    {
        Name = name;
        Version = version;
        Product = product;
    }

    /// <summary>As it was given.</summary>
    public string Name { get; }

    /// <summary>Major, minor, build and, when known, revision; the revision is -1 when it is not.</summary>
    public Version Version { get; }

    /// <summary>Server or client, when the name tells.</summary>
    public WindowsProduct Product { get; }

    /// <summary>Reads a version or a name. Throws <see cref="FaultException"/> (WindowsVersionInvalid) for anything else.</summary>
    public static WindowsVersion Parse(string text)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text));
        var name = Normalize(text);
        if (Releases.TryGetValue(name, out var known))
            return new WindowsVersion(text, new Version(10, 0, known.Build), known.Product);
        return ParseNumbers(text.Trim()) is { } version
            ? new WindowsVersion(text, version, WindowsProduct.Unknown)
            : throw new FaultException(FaultKind.WindowsVersionInvalid, text, "neither a known name nor a version of Windows 10, Server 2016 or later");
    }

    /// <summary>Input that names no version, kept until there is a place to report it.</summary>
    internal static WindowsVersion Unreadable(string text, FaultException problem) =>
        new(text, new Version(), WindowsProduct.Unknown) { Problem = problem };

    internal FaultException? Problem { get; private init; }

    public bool Equals(WindowsVersion? other) => other is not null && Version == other.Version && Product == other.Product;
    public override bool Equals(object? obj) => Equals(obj as WindowsVersion);
    public override int GetHashCode() => Version.GetHashCode();
    public override string ToString() => Name;

    static Version? ParseNumbers(string text)
    {
        var parts = text.Split('.');
        if (!parts.All(part => part.Length is > 0 and < 10 && part.All(char.IsDigit) && part.All(letter => letter < 128)))
            return null;
        var numbers = parts.Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return numbers switch
        {
            [>= FirstBuildOfWindows10 and var build] => new Version(10, 0, build),
            [>= FirstBuildOfWindows10 and var build, var revision] => new Version(10, 0, build, revision),
            [10, 0, >= FirstBuildOfWindows10 and var build] => new Version(10, 0, build),
            [10, 0, >= FirstBuildOfWindows10 and var build, var revision] => new Version(10, 0, build, revision),
            _ => null,
        };
    }

    // "Windows Server 2022", "windows-server-2022", "Server2022" and "WS2022" are one name.
    static string Normalize(string text) => Separators.Replace(text, "").ToLowerInvariant()
        .Replace("version", "")
        .Replace("microsoftwindows", "windows")
        .Replace("windowsserver", "ws")
        .Replace("server", "ws")
        .Replace("windows", "win");
}
