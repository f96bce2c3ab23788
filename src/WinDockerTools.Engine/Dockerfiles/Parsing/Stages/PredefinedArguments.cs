using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

/// <summary>Arguments that a build has without any ARG.</summary>
static class PredefinedArguments
{
    /// <summary>Known to every RUN where the caller gives them, and to nothing else without an ARG.</summary>
    public static readonly IReadOnlyList<string> Proxies =
    [
        .. new[] { "HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "ALL_PROXY" }.SelectMany(name => new[] { name, name.ToLowerInvariant() }),
    ];

    /// <summary>Known before the first FROM; a stage needs an ARG for each that it uses.</summary>
    public static readonly IReadOnlyList<string> Platforms =
    [
        .. new[] { "BUILD", "TARGET" }.SelectMany(side => new[] { "PLATFORM", "OS", "OSVERSION", "ARCH", "VARIANT" }.Select(part => side + part)), "TARGETSTAGE",
    ];

    /// <summary>The values of those that are known.</summary>
    public static VariableMap Of(StageOptions options, string targetStage)
    {
        var known = Side("BUILD", options.BuildPlatform).Concat(Side("TARGET", options.TargetPlatform)).Append(("TARGETSTAGE", targetStage));
        return known.Aggregate(VariableMap.Empty, (map, pair) => map.With(pair.Item1, options.BuildArguments.TryGetValue(pair.Item1, out var given) ? given : pair.Item2));
    }

    // Such as windows(10.0.20348)/amd64, or linux/arm/v7.
    static IEnumerable<(string, string)> Side(string side, string? platform)
    {
        if (platform is null)
            return [];
        var parts = platform.Split('/');
        var system = parts[0].Split('(', ')');
        return
        [
            (side + "PLATFORM", platform),
            (side + "OS", system[0]),
            (side + "OSVERSION", system.Length > 1 ? system[1] : ""),
            (side + "ARCH", parts.Length > 1 ? parts[1] : ""),
            (side + "VARIANT", parts.Length > 2 ? parts[2] : ""),
        ];
    }
}
