using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Builds.Reports.Content;

/// <summary>The figures of a profile as a whole, with their names; those that are not known are left out.</summary>
static class ProfileFigures
{
    public static IReadOnlyList<(string Name, string Value)> Of(GoBuildProfile profile) =>
    [
        .. new (string Name, string? Value)[]
        {
            ("Go", profile.GoVersion),
            ("Project or action graph", profile.Path),
            ("First step to end of last", Figures.Time(profile.Duration)),
            ("Loading before it", Figures.Time(profile.LoadTime)),
            ("Of that, fetching modules", Figures.Time(profile.ModuleDownloadTime)),
            ("Critical path", Figures.Time(profile.CriticalPath)),
            ("Most that more CPUs give", Figures.Times(profile.SpeedupLimit)),
            ("CPU time", Figures.Time(profile.CpuTime)),
            ("Steps at work at once, mean", Figures.Plain(profile.Concurrency)),
            ("Packages built", Figures.Count(profile.PackagesBuilt)),
            ("Packages from cache", Figures.Count(profile.PackagesCached)),
            ("Link", Figures.Time(profile.LinkTime)),
            ("Steps", Figures.Count(profile.Actions.Count)),
        }.Where(figure => !string.IsNullOrEmpty(figure.Value)).Select(figure => (figure.Name, figure.Value!)),
    ];
}
