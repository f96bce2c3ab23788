using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Builds.Reports.Content;

/// <summary>What a report tells, put in order.</summary>
sealed record ReportContent
{
    public required string Title { get; init; }

    public required DateTimeOffset Written { get; init; }

    /// <summary>The program that wrote it and the machine it ran on, which need not be the one that was measured.</summary>
    public required string Writer { get; init; }

    public IReadOnlyList<MeasuredBuild> Builds { get; init; } = [];

    public IReadOnlyList<NamedProfile> Profiles { get; init; } = [];

    public static ReportContent Of(
        IReadOnlyList<GoBuildMeasurement> measurements, IReadOnlyList<GoBuildProfile> profiles, string? title, DateTimeOffset written, string writer)
    {
        var builds = MeasuredBuild.Group(measurements);
        return new ReportContent
        {
            Title = title ?? Heading([.. builds.Select(build => build.Project).Distinct()], profiles),
            Written = written,
            Writer = writer,
            Builds = builds,
            Profiles = NamedProfile.Of(builds, profiles),
        };
    }

    static string Heading(IReadOnlyList<string> projects, IReadOnlyList<GoBuildProfile> profiles) => (projects.Count, profiles.Count) switch
    {
        (1, _) => $"Go build of {projects[0]}",
        (0, 1) => $"Go build of {MeasuredBuild.LastOf(profiles[0].Path)}",
        _ => "Go builds",
    };
}

/// <summary>Where the time of one build went, and which build that was.</summary>
sealed record NamedProfile(string Name, GoBuildProfile Profile)
{
    public static IReadOnlyList<NamedProfile> Of(IReadOnlyList<MeasuredBuild> builds, IReadOnlyList<GoBuildProfile> profiles)
    {
        var measured = from build in builds
                       from measurement in build.Measurements
                       where measurement.Profile is not null
                       let name = $"{measurement.Scenario} {measurement.State}"
                       select new NamedProfile(builds.Count == 1 ? name : $"{name} of {build.Name}", measurement.Profile!);
        var alone = profiles.Select(profile => new NamedProfile(MeasuredBuild.LastOf(profile.Path), profile));
        // A profile may come twice: in its measurement, and by itself.
        return [.. measured.Concat(alone).GroupBy(named => named.Profile).Select(group => group.First())];
    }
}
