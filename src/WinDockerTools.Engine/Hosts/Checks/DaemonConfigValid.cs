using System;
using System.Globalization;
using System.Linq;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>The engine will start with its daemon.json the next time too.</summary>
static class DaemonConfigValid
{
    const int TakesMarks = 23;

    public static HostCheckRule Rule { get; } = new(
        nameof(DaemonConfigValid),
        "The engine can start with its daemon.json",
        "A file that is not JSON, or that sets what the command line sets too, does no harm until the engine is restarted: then it does not start.",
        "https://docs.docker.com/reference/cli/dockerd/#daemon-configuration-file",
        HostCheckRule.OfSession(See));

    static CheckOutcome See(HostFacts facts)
    {
        var daemon = facts.Daemon;
        return daemon.State switch
        {
            DaemonFileState.Missing => CheckOutcome.Passed($"There is no {daemon.Path}: the engine has its defaults."),
            DaemonFileState.Unreadable => CheckOutcome.Unknown($"{daemon.Path} cannot be read: {daemon.Problem}.", "Ask again with an account that may read it."),
            DaemonFileState.Invalid => CheckOutcome.Failed($"{daemon.Path}: {daemon.Problem}.", Validate(daemon)),
            DaemonFileState.Read when Twice(daemon) is { Length: > 0 } names => CheckOutcome.Failed(
                $"{daemon.Path} and the engine's command line both set {string.Join(", ", names)}.",
                $"Take {(names.Length == 1 ? "it" : "them")} out of the file, or off the command line (systemctl edit docker)."),
            DaemonFileState.Read when daemon.Settings?.RefusedByOld is { } reason && IsOld(facts.Engine?.Host.EngineVersion) is not false and var isOld => new CheckOutcome(
                isOld == true ? CheckResult.Failed : CheckResult.Warning,
                $"{daemon.Path}: {reason}, which engines before {TakesMarks} refuse.",
                "Write the file as UTF-8 without a mark, with {} at least (Set-Content -Encoding utf8NoBOM in PowerShell 7)."),
            DaemonFileState.Read => CheckOutcome.Passed($"{daemon.Path} is valid and sets {Count(daemon.Settings?.Names.Count ?? 0)}."),
            _ => CheckOutcome.Unknown("It is not known which file the engine reads.", facts.IsOnThisMachine ? null : "Run Test-ContainerHost on the engine's machine."),
        };
    }

    // "20.10.24+dfsg1" and the like; null where nobody tells.
    static bool? IsOld(string? version) =>
        version is not null && int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major < TakesMarks : null;

    // An engine takes runtimes from both (moby daemon/config, skipDuplicates).
    static string[] Twice(DaemonFacts daemon) => daemon is { Settings: { } settings, OnCommandLine: { } given }
        ? [.. settings.Names.Intersect(given, StringComparer.Ordinal).Where(name => name != "runtimes")] : [];

    static string Count(int names) => names == 1 ? "1 thing" : $"{names} things";

    static string Validate(DaemonFacts daemon) => $"Mend the file, then: dockerd --validate --config-file '{daemon.Path}'    # engine 23 and later";
}
