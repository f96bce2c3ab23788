using System.Collections.Generic;

namespace WinDockerTools.Engine.Builds.Runs;

/// <summary>
/// A fixed script around a build: it takes the build as an argument vector, so that no text of a user ever becomes
/// shell text, and reports clock and counters right before and after it, with builtins of the shell alone.
/// </summary>
static class BuildWrapper
{
    /// <summary>What lines of a report begin with, followed by the run's own mark.</summary>
    public const string Tag = "windockertools-report";

    // The clock of the shell's own tools counts nanoseconds where there is GNU date, hundredths of a second elsewhere.
    const string Clock = """
        clock() {
          up=-
          [ -r /proc/uptime ] && read -r up rest </proc/uptime
          now=$(date +%s%N 2>/dev/null) || now=-
          printf '\n%s %s %s %s\n' "$tag" clock "$now" "$up"
        }
        """;

    const string Counters = """
        counters() {
          for file in cpu/cpu.stat cpuacct/cpuacct.usage memory/memory.max_usage_in_bytes memory/memory.stat memory/memory.oom_control \
            blkio/blkio.throttle.io_service_bytes cpu.stat memory.peak memory.stat memory.events io.stat
          do
            [ -r "/sys/fs/cgroup/$file" ] || continue
            printf '%s %s %s\n' "$tag" file "$file"
            while read -r line; do printf '%s\n' "$line"; done <"/sys/fs/cgroup/$file"
          done
        }
        """;

    const string Container = $"""
        tag="$1 $2"; shift 2
        {Clock}
        {Counters}
        counters
        clock
        "$@"
        code=$?
        clock
        counters
        printf '%s %s %s\n' "$tag" exit "$code"
        exit $code
        """;

    // The counters of this machine's control groups are not the build's.
    const string Host = $"""
        tag="$1 $2"; shift 2
        {Clock}
        clock
        "$@"
        code=$?
        clock
        printf '%s %s\n' "$tag" times
        times
        printf '%s %s %s\n' "$tag" exit "$code"
        exit $code
        """;

    public static IReadOnlyList<string> InContainer(string mark, IReadOnlyList<string> build) => ["/bin/sh", "-c", Lines(Container), "windockertools", Tag, mark, .. build];

    public static IReadOnlyList<string> OnHost(string mark, IReadOnlyList<string> build) => ["-c", Lines(Host), "windockertools", Tag, mark, .. build];

    // A checkout on Windows may hold these lines with carriage returns.
    static string Lines(string script) => script.Replace("\r", "");
}
