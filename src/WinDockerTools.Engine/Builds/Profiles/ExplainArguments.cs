using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace WinDockerTools.Engine.Builds.Profiles;

/// <summary>What to ask the go command for. Each list goes behind <c>build</c>, before the packages.</summary>
static class ExplainArguments
{
    /// <summary>With this variable a build says on standard error what it hashed.</summary>
    public const string HashVariable = "GODEBUG";

    public const string HashValue = "gocachehash=1";

    /// <summary>
    /// For a build with the action graph, and the trace where one is wanted: neither takes measurable time, nor changes
    /// what the cache holds. Paths are absolute.
    /// </summary>
    public static IReadOnlyList<string> Profile(IReadOnlyList<string> goArguments, string actionGraph, string? trace = null)
    {
        IReadOnlyList<string> own = trace is null ? ["-debug-actiongraph=" + actionGraph] : ["-debug-actiongraph=" + actionGraph, "-debug-trace=" + trace];
        return [.. goArguments, .. own];
    }

    /// <summary>
    /// For a build of its own that says how long the compiler and the linker take for what: it compiles anew whatever
    /// <paramref name="patterns"/> match (<see cref="CompilerPatterns"/>), with results that no other build uses. The
    /// named packages are always among them. The file, an absolute path, is appended to.
    /// </summary>
    public static IReadOnlyList<string> Phases(IReadOnlyList<string> goArguments, string benchFile, IReadOnlyList<string> patterns, int cpus)
    {
        // With a flag that it does not know the go command lets the compiler use one CPU (cmd/go/internal/work/gc.go),
        // and else as many, up to four.
        var flags = string.Format(CultureInfo.InvariantCulture, "-c={0} {1}", cpus < 4 ? cpus : 4, FlagList.Quote("-bench=" + benchFile));
        var own = FlagList.Last(goArguments, "gcflags") is { } given && FlagList.AppliesToAll(given, out var common) ? common + " " : "";
        var compiler = patterns.Select(pattern => $"-gcflags={pattern}={own}{flags}").Append($"-gcflags={own}{flags}");
        var linker = FlagList.Last(goArguments, "ldflags") is { } link && FlagList.AppliesToAll(link, out var linking) ? linking + " " : "";
        return [.. goArguments, .. compiler, $"-ldflags={linker}-benchmark=cpu"];
    }
}
