using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>There is room for layers.</summary>
static class DiskSpace
{
    const long Gibi = 1L << 30;

    // A Go image unpacks to about 1 GiB, Windows Server Core to several: what a pull needs at least, and what a day of builds does.
    const long Little = 2 * Gibi, Enough = 10 * Gibi, LittleForWindows = 10 * Gibi, EnoughForWindows = 30 * Gibi;

    public static HostCheckRule Rule { get; } = new(
        nameof(DiskSpace),
        "There is room for layers where the engine keeps its data",
        "Pulls and builds end with 'no space left on device', and a full disk takes the engine along. Layers are unpacked: they need several times what is downloaded.",
        "https://docs.docker.com/engine/manage-resources/pruning/",
        HostCheckRule.OfMachine(See, facts => facts.Disk is { } disk ? See(disk, isWindows: true) : null));

    static CheckOutcome See(EngineFacts engine, HostFacts facts) => facts.Disk is { } disk ? See(disk, engine.Host.OS == "windows")
        : CheckOutcome.Unknown($"The space at {engine.Host.DataRoot ?? "the engine's data"} could not be read.", "Ask again with an account that may look there.");

    static CheckOutcome See(DiskFacts disk, bool isWindows)
    {
        var seen = $"{ByteSize.Format(disk.Free)} of {ByteSize.Format(disk.Size)} are free at {disk.Path}.";
        return disk.Free < (isWindows ? LittleForWindows : Little) ? CheckOutcome.Failed(seen, Free)
            : disk.Free < (isWindows ? EnoughForWindows : Enough) ? CheckOutcome.Warning(seen, Free)
            : CheckOutcome.Passed(seen);
    }

    const string Free = "docker system df; docker system prune    # or set \"data-root\" in daemon.json to a larger disk";
}
