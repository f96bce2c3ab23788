using System;
using System.Collections.Generic;
using System.Globalization;
using WinDockerTools.Engine.Builds.Runs;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Engine.Builds.Sites;

/// <summary>
/// What findings would advise, decided before the first build from what the engine and the call's limits are. A variable
/// that the user has set stays.
/// </summary>
static class Recommendation
{
    // A cold build of a web service peaked at 310 to 340 MB; below, collecting garbage more often kept it alive.
    const long EnoughMemory = 512L << 20;

    public static GoBuildScenario Of(GoBuildScenario scenario, BuildSettings settings, EngineInfo engine)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        // Go knows its quota by itself from 1.25 on, and comes to the same number.
        if (settings.Cpus is { } cpus && (engine.Processors == 0 || cpus < engine.Processors))
            variables["GOMAXPROCS"] = Math.Ceiling(cpus).ToString(CultureInfo.InvariantCulture);
        if (settings.Memory < EnoughMemory)
            variables["GOGC"] = "50";
        // The idle command of a container that stays is one of Linux.
        var kept = engine.OSType == "windows" ? GoBuildBase.CacheVolume : GoBuildBase.KeptContainer;
        return scenario.As(scenario.Name, kept, BuildSettings.Merge(variables, BuildSettings.Merge(settings.Environment, scenario.Environment)));
    }
}
