using WinDockerTools.Engine.Builds.Findings.Facts;

namespace WinDockerTools.Engine.Builds.Findings.Reading;

/// <summary>Lines that make a build keep its caches.</summary>
static class CacheLines
{
    // Where the official golang images have them.
    const string LinuxBuildCache = "/root/.cache/go-build", LinuxModuleCache = "/go/pkg/mod";
    const string WindowsBuildCache = @"C:\gocache", WindowsModuleCache = @"C:\gomodcache";

    /// <summary>For a Dockerfile; for Windows containers, whose builder seldom has cache mounts, a command.</summary>
    public static string For(GoBuildMeasurement measured, ScenarioFacts scenario)
    {
        var package = Phrase.Package(measured);
        if (scenario.ImageOS == "windows")
        {
            var (build, modules) = (scenario.Go.BuildCache ?? WindowsBuildCache, scenario.Go.ModuleCache ?? WindowsModuleCache);
            return $"docker run -v gocache:{build} -v gomodcache:{modules} -e GOCACHE={build} -e GOMODCACHE={modules} "
                + $"{measured.Image ?? "IMAGE"} go build {package}";
        }
        var (cache, mods) = (scenario.Go.BuildCache ?? LinuxBuildCache, scenario.Go.ModuleCache ?? LinuxModuleCache);
        return $"""
            ENV GOCACHE={Phrase.Shell(cache)} GOMODCACHE={Phrase.Shell(mods)}
            RUN --mount=type=cache,target={Phrase.Shell(cache)} --mount=type=cache,target={Phrase.Shell(mods)} \
                go build {package}
            """;
    }
}
