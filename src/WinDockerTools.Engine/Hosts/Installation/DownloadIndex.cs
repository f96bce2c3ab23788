using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace WinDockerTools.Engine.Hosts.Installation;

/// <summary>A version that a download index offers.</summary>
/// <param name="Version">Three numbers.</param>
/// <param name="Name">The file.</param>
/// <param name="IsRelease">No candidate or test version. The mark <c>-ce</c> of old versions is none of those.</param>
sealed record IndexEntry(Version Version, string Name, bool IsRelease)
{
    /// <summary>As it stands in the name, such as <c>28.3.0</c> or <c>29.0.0-rc.1</c>.</summary>
    public string Text { get; } = Name.Substring("docker-".Length, Name.Length - "docker-.zip".Length);
}

/// <summary>The page of links that a download server gives for a folder, such as that of Docker's static binaries.</summary>
static class DownloadIndex
{
    /// <summary>Docker's own for Windows (docs.docker.com/engine/install/binaries).</summary>
    public static readonly Uri Official = new("https://download.docker.com/win/static/stable/x86_64/");

    // Beyond this a page is something else than a list of versions.
    public const int Largest = 1 << 20;

    static readonly Regex Link = new(
        "href\\s*=\\s*[\"']?(?:[^\"'>\\s]*/)?(docker-(\\d{1,5})\\.(\\d{1,5})\\.(\\d{1,5})(-[0-9A-Za-z.]{1,32})?\\.zip)(?=[\"'>\\s?#])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The versions of a page, the newest first: 28.0.4 is newer than 9.9.9, and a release than its candidates.</summary>
    public static IReadOnlyList<IndexEntry> Read(string page) =>
    [
        .. Link.Matches(page).Cast<Match>()
            .Select(match => new IndexEntry(new Version(Number(match, 2), Number(match, 3), Number(match, 4)), match.Groups[1].Value, IsRelease(match.Groups[5].Value)))
            .GroupBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase).Select(same => same.First())
            .OrderByDescending(entry => entry.Version).ThenByDescending(entry => entry.IsRelease).ThenByDescending(entry => entry.Name, StringComparer.Ordinal),
    ];

    static bool IsRelease(string mark) => mark.Length == 0 || Regex.IsMatch(mark, "^-(ce|ee)(-\\d+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
}
