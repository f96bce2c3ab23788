using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Compatibility;

/// <summary>A base image line with its verdict on a host.</summary>
sealed record BaseImageChoice(BaseImageLine Line, HostVerdict Verdict)
{
    /// <summary>Lines that run on the host, best first: supported in the isolation it starts in, then the newest build.</summary>
    public static IEnumerable<BaseImageChoice> For(HostPlatform host, ContainerIsolation? isolation, DateTime today) =>
        BaseImageLines.All
            .Select(line => new BaseImageChoice(line, HostVerdict.Of(new ImageTarget("windows", AsVersion(line, host), host.Architecture ?? "amd64"), host, isolation)))
            .Where(choice => choice.Verdict.Recommended != ContainerIsolation.None)
            .OrderBy(choice => choice.Rank(today))
            .ThenByDescending(choice => choice.Verdict.Process.IsCompatible)
            .ThenByDescending(choice => choice.Line.Build);

    int Rank(DateTime today) => (IsSupported: Line.End >= today, Verdict.Verdict) switch
    {
        (true, WinDockerTools.Verdict.Compatible) => 0,
        (true, not WinDockerTools.Verdict.Incompatible) => 1,
        (false, WinDockerTools.Verdict.Compatible) => 2,
        (true, _) => 3,
        _ => 4,
    };

    // A tag of a line is refreshed monthly: on the host's own build it can match the host's revision.
    static Version AsVersion(BaseImageLine line, HostPlatform host) =>
        host.Version is { } version && version.Build == line.Build ? version : new Version(10, 0, line.Build);
}
