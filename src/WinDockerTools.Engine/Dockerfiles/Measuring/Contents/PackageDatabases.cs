using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Dockerfiles.Measuring.Contents;

/// <summary>
/// The databases of installed packages: paragraphs of <c>Name: value</c>, apart by empty lines. They are text from
/// elsewhere: what is damaged is passed over.
/// </summary>
static class PackageDatabases
{
    const string ByDpkg = "/var/lib/dpkg/status", ByDistroless = ByDpkg + ".d/", SumsOfDistroless = ".md5sums";

    /// <summary>Sources: apk-tools, which moved it in 3.0.</summary>
    static readonly string[] ByApk = ["/lib/apk/db/installed", "/usr/lib/apk/db/installed"];

    /// <summary>Sources: rpm's <c>_dbpath</c>, as Fedora and SUSE moved it.</summary>
    static readonly string[] ByRpm = ["/var/lib/rpm/", "/usr/lib/sysimage/rpm/"];

    /// <summary>How to read the file of a path; null for what is no database of packages.</summary>
    public static Func<string, IEnumerable<ContainerImagePackage>>? ReaderOf(string path) =>
        path == ByDpkg || (path.StartsWith(ByDistroless, StringComparison.Ordinal) && !path.EndsWith(SumsOfDistroless, StringComparison.Ordinal)) ? Dpkg
        : ByApk.Contains(path) ? Apk
        : null;

    public static bool IsOfRpm(string path) => ByRpm.Any(folder => path.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>
    /// Those that are installed: removed ones stay listed for their configuration. The files of distroless tell no
    /// status. Source: dpkg-query(1), deb-control(5).
    /// </summary>
    public static IEnumerable<ContainerImagePackage> Dpkg(string text) =>
        from paragraph in Paragraphs(text, StringComparer.OrdinalIgnoreCase)
        where Value(paragraph, "Status") is not { } status || status.Split(' ').Last() == "installed"
        from package in Package(paragraph, "Package", "Version", ContainerImagePackageManager.Dpkg)
        select package;

    /// <summary>Fields of one letter. Source: Alpine's wiki, Apk spec.</summary>
    public static IEnumerable<ContainerImagePackage> Apk(string text) =>
        Paragraphs(text, StringComparer.Ordinal).SelectMany(paragraph => Package(paragraph, "P", "V", ContainerImagePackageManager.Apk));

    static IEnumerable<ContainerImagePackage> Package(Dictionary<string, string> paragraph, string name, string version, ContainerImagePackageManager manager)
    {
        if (Value(paragraph, name) is { } known)
            yield return new ContainerImagePackage(known, Value(paragraph, version), manager);
    }

    static string? Value(Dictionary<string, string> paragraph, string name) => paragraph.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    // Of a field given twice, the first counts; what goes on in a further line is of no use here.
    static IEnumerable<Dictionary<string, string>> Paragraphs(string text, StringComparer names)
    {
        var paragraph = new Dictionary<string, string>(names);
        foreach (var line in text.Split('\n'))
        {
            if (line.Trim().Length == 0)
            {
                if (paragraph.Count > 0)
                    yield return paragraph;
                paragraph = new Dictionary<string, string>(names);
            }
            else if (line[0] is not (' ' or '\t') && line.IndexOf(':') is > 0 and var colon && line.Substring(0, colon) is var name && !paragraph.ContainsKey(name))
            {
                paragraph.Add(name, line.Substring(colon + 1).Trim());
            }
        }
        if (paragraph.Count > 0)
            yield return paragraph;
    }
}
