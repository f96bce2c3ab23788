using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace WinDockerTools.Engine.Compatibility;

/// <summary>A monthly update of a build.</summary>
sealed record KnownRevision(int Build, int Revision, DateTime Date);

/// <summary>The monthly updates that were known when this version was made: <c>known-revisions.csv</c>, sources inside.</summary>
static class KnownRevisions
{
    const double DaysInMonth = 30.44;

    static readonly Lazy<ILookup<int, KnownRevision>> ByBuild = new(() => Read().ToLookup(row => row.Build));

    /// <summary>Updates of a build, oldest first.</summary>
    public static IEnumerable<KnownRevision> OfBuild(int build) => ByBuild.Value[build];

    public static KnownRevision? Newest(int build) => OfBuild(build).LastOrDefault();

    /// <summary>
    /// Whole months between the update that <paramref name="image"/> carries and the newest known of its build. Null
    /// when the build or its revision is not known; an image before the first row is at least as old as that row.
    /// </summary>
    public static int? MonthsBehind(Version image)
    {
        if (image.Revision < 0 || Newest(image.Build) is not { } newest)
            return null;
        var carried = OfBuild(image.Build).LastOrDefault(row => row.Revision <= image.Revision) ?? OfBuild(image.Build).First();
        return (int)Math.Round((newest.Date - carried.Date).TotalDays / DaysInMonth);
    }

    static IEnumerable<KnownRevision> Read()
    {
        using var stream = typeof(KnownRevisions).Assembly.GetManifestResourceStream("known-revisions.csv")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || !char.IsDigit(line[0]))
                continue;
            var cells = line.Split(',');
            yield return new KnownRevision(
                int.Parse(cells[0], CultureInfo.InvariantCulture),
                int.Parse(cells[1], CultureInfo.InvariantCulture),
                DateTime.ParseExact(cells[2], "yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }
}
