using WinDockerTools.Engine.Builds.Runs;

namespace WinDockerTools.Engine.Builds.Measuring;

static class Comparability
{
    public static string? Of(SiteFacts first, SiteFacts other) =>
        first.Go.GoVersion != other.Go.GoVersion ? "version"
        : first.Go.TargetPlatform != other.Go.TargetPlatform ? "platform"
        : first.IsPrecompiled != other.IsPrecompiled ? "std" : null;
}
