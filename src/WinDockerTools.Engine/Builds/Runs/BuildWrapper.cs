using System.Collections.Generic;

namespace WinDockerTools.Engine.Builds.Runs;

/// <summary>
/// A fixed script around a build: it takes the build as an argument vector, so that no text of a user ever becomes
/// shell text, and reports clock and counters right before and after it, with builtins of the shell alone. Its own
/// variables have names that no build's environment has, which they would change.
/// </summary>
static class BuildWrapper
{
    /// <summary>What lines of a report begin with, followed by the run's own mark.</summary>
    public const string Tag = "windockertools-report";

    // The clock of the shell's own tools counts nanoseconds where there is GNU date, hundredths of a second elsewhere.
    const string Clock = """
        clock() {
          wdt_up=-
          [ -r /proc/uptime ] && read -r wdt_up wdt_rest </proc/uptime
          wdt_now=$(date +%s%N 2>/dev/null) || wdt_now=-
          printf '\n%s %s %s %s\n' "$wdt_tag" clock "$wdt_now" "$wdt_up"
        }
        """;

    const string Counters = """
        counters() {
          for wdt_file in cpu/cpu.stat cpuacct/cpuacct.usage memory/memory.max_usage_in_bytes memory/memory.stat memory/memory.oom_control \
            blkio/blkio.throttle.io_service_bytes cpu.stat memory.peak memory.stat memory.events io.stat
          do
            [ -r "/sys/fs/cgroup/$wdt_file" ] || continue
            printf '%s %s %s\n' "$wdt_tag" file "$wdt_file"
            while read -r wdt_line; do printf '%s\n' "$wdt_line"; done <"/sys/fs/cgroup/$wdt_file"
          done
        }
        """;

    const string Container = $"""
        wdt_tag="$1 $2"; shift 2
        {Clock}
        {Counters}
        counters
        clock
        "$@"
        wdt_code=$?
        clock
        counters
        printf '%s %s %s\n' "$wdt_tag" exit "$wdt_code"
        exit $wdt_code
        """;

    // The counters of this machine's control groups are not the build's.
    const string Host = $"""
        wdt_tag="$1 $2"; shift 2
        {Clock}
        clock
        "$@"
        wdt_code=$?
        clock
        printf '%s %s\n' "$wdt_tag" times
        times
        printf '%s %s %s\n' "$wdt_tag" exit "$wdt_code"
        exit $wdt_code
        """;

    public static IReadOnlyList<string> InContainer(string mark, IReadOnlyList<string> build) => ["/bin/sh", "-c", Lines(Container), "windockertools", Tag, mark, .. build];

    public static IReadOnlyList<string> OnHost(string mark, IReadOnlyList<string> build) => ["-c", Lines(Host), "windockertools", Tag, mark, .. build];

    // A checkout on Windows may hold these lines with carriage returns.
    static string Lines(string script) => script.Replace("\r", "");
}
