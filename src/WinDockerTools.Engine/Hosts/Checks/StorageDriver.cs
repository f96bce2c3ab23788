using System.Collections.Generic;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>Layers are kept by a driver that has a future and is no brake.</summary>
static class StorageDriver
{
    // docs.docker.com/engine/deprecated
    static readonly Dictionary<string, string> Removed = new()
    {
        ["aufs"] = "24",
        ["overlay"] = "24",
        ["devicemapper"] = "25",
    };

    public static HostCheckRule Rule { get; } = new(
        nameof(StorageDriver),
        "Layers are kept by a driver that works well",
        "vfs copies every layer whole, for each container anew. aufs, overlay and devicemapper are gone from newer engines: images and containers are not found there after an upgrade.",
        "https://docs.docker.com/engine/storage/drivers/select-storage-driver/",
        HostCheckRule.OfEngine(See));

    static CheckOutcome See(EngineFacts engine, HostFacts facts)
    {
        if (engine.Host.StorageDriver is not { } driver)
            return CheckOutcome.Unknown("The engine does not tell its storage driver.");
        var seen = engine.Host.ImageStore is { } store ? $"{driver}, image store {store}" : driver;
        if (Removed.TryGetValue(driver, out var version))
            return CheckOutcome.Failed($"{seen}: engine {version} and later do not have it.", Change);
        if (engine.SupportsDirectoryTypes == false)
            return CheckOutcome.Failed($"{seen}, on a file system that keeps no types in its folders (d_type).", "Put the data on ext4, or on xfs made with ftype=1.");
        return driver switch
        {
            "vfs" or "native" => CheckOutcome.Warning($"{seen}: every layer is a whole copy.", Change),
            "fuse-overlayfs" => CheckOutcome.Warning($"{seen}: every access goes through a process.", "Use kernel 5.11 or later, where an engine without root has overlay2."),
            _ => CheckOutcome.Passed(seen + "."),
        };
    }

    const string Change = "Set \"storage-driver\": \"overlay2\" in daemon.json and restart the engine; save images first, the new driver does not see them.";
}
