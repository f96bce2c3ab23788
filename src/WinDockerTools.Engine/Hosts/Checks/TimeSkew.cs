using System;
using System.Globalization;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>The engine's clock is right, as far as ours is.</summary>
static class TimeSkew
{
    // go and make compare the times of files; a registry's tokens allow for a minute (distribution registry/auth/token).
    static readonly TimeSpan Little = TimeSpan.FromSeconds(2), Much = TimeSpan.FromMinutes(1);

    public static HostCheckRule Rule { get; } = new(
        nameof(TimeSkew),
        "The engine's clock and this machine's agree",
        "Registries refuse tokens and certificates of another time, and builds take files for older or newer than they are. The clock of a virtual machine stands still while the computer sleeps.",
        "https://learn.microsoft.com/windows/wsl/troubleshooting",
        HostCheckRule.OfEngine(See));

    static CheckOutcome See(EngineFacts engine, HostFacts facts)
    {
        if (engine.Clock is not { } clock)
            return CheckOutcome.Unknown("The engine does not tell its time.");
        var off = clock.Ahead.Duration();
        if (off < Little)
            return CheckOutcome.Passed("They agree within two seconds.");
        var seen = $"The engine's clock is {Text(off)} {(clock.Ahead < TimeSpan.Zero ? "behind" : "ahead of")} this machine's.";
        return off < Much ? CheckOutcome.Warning(seen, Set(engine, facts)) : CheckOutcome.Failed(seen, Set(engine, facts));
    }

    static string Text(TimeSpan off) => off.TotalMinutes < 2
        ? off.TotalSeconds.ToString("0", CultureInfo.InvariantCulture) + " s"
        : off.TotalMinutes.ToString("0", CultureInfo.InvariantCulture) + " min";

    static string Set(EngineFacts engine, HostFacts facts) =>
        engine.Host.IsDockerDesktop ? "docker desktop restart    # or: wsl --shutdown"
        : engine.Host.OS == "windows" ? "w32tm /resync    # on the engine's machine"
        : facts.IsOnThisMachine ? EngineReachable.Restart(facts)
        : "timedatectl set-ntp true    # on the engine's machine";
}
