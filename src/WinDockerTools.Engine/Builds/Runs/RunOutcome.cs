namespace WinDockerTools.Engine.Builds.Runs;

static class RunOutcome
{
    public static GoBuildOutcome Of(BuildRun run, long? memory) =>
        run.IsTimedOut ? GoBuildOutcome.TimedOut
        : run.ExitCode == 0 ? GoBuildOutcome.Succeeded
        : run.IsOomKilled || run.Resources.OomKills > 0 ? GoBuildOutcome.OutOfMemory
        : run.ExitCode is 137 or 143 ? GoBuildOutcome.Stopped
        : GoBuildOutcome.BuildFailed;
}
