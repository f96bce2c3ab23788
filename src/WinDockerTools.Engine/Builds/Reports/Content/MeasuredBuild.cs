using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Builds.Reports.Content;

/// <summary>The measurements of one package by one call.</summary>
sealed record MeasuredBuild(string Path, string Package, IReadOnlyList<GoBuildMeasurement> Measurements)
{
    /// <summary>Which of several calls that measured the same; 1 for the first.</summary>
    public int Call { get; init; } = 1;

    /// <summary>The package, or the folder that it is in.</summary>
    public string Project => Package is "" or "." ? Folder : $"{Package} in {Folder}";

    public string Name => Call > 1 ? $"{Project}, call {Call}" : Project;

    string Folder => LastOf(Path);

    /// <summary>The last part of a path of either kind.</summary>
    public static string LastOf(string path) =>
        path.TrimEnd('/', '\\') is { Length: > 0 } part ? part.Substring(part.LastIndexOfAny(['/', '\\']) + 1) : path;

    public IReadOnlyList<IGrouping<GoBuildState, GoBuildMeasurement>> States =>
        [.. Measurements.GroupBy(measurement => measurement.State).OrderBy(group => group.Key)];

    public IEnumerable<GoBuildSample> Samples => Measurements.SelectMany(measurement => measurement.Samples);

    public IReadOnlyList<NamedFinding> Findings => [..
        from measurement in Measurements
        from finding in measurement.Findings
        group measurement by (finding.Id, finding.Seen, finding.Cause, finding.Fix, finding.Gain) into same
        let key = same.Key
        select new NamedFinding(
            new GoBuildFinding(key.Id, key.Seen, key.Cause, key.Fix) { Gain = key.Gain }, [.. same.Select(measurement => measurement.ToString()).Distinct()])];

    /// <summary>In the order in which they came: what is measured for the second time is of another call.</summary>
    public static IReadOnlyList<MeasuredBuild> Group(IReadOnlyList<GoBuildMeasurement> measurements)
    {
        var builds = new List<(string Path, string Package, int Call, List<GoBuildMeasurement> Measurements)>();
        foreach (var measurement in measurements)
        {
            var same = builds.Where(build => build.Path == measurement.Path && build.Package == measurement.Package).ToList();
            if (same.Count == 0 || same[same.Count - 1].Measurements.Exists(one => one.Scenario == measurement.Scenario && one.State == measurement.State))
                builds.Add((measurement.Path, measurement.Package, same.Count + 1, [measurement]));
            else
                same[same.Count - 1].Measurements.Add(measurement);
        }
        return [.. builds.Select(build => new MeasuredBuild(build.Path, build.Package, build.Measurements) { Call = build.Call })];
    }
}

/// <summary>A finding, and the scenarios and states that it was made in.</summary>
sealed record NamedFinding(GoBuildFinding Finding, IReadOnlyList<string> Where);
