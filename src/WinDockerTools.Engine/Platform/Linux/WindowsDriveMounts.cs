using System.Linq;

namespace WinDockerTools.Engine.Platform.Linux;

/// <summary>Which mounts of a Linux inside Windows are drives of Windows.</summary>
static class WindowsDriveMounts
{
    /// <summary>
    /// WSL 1 calls it drvfs. WSL 2 shares drives by 9p, as it does its own drivers, or by virtiofs, which it uses for
    /// nothing else (microsoft/WSL doc/docs/technical-documentation/drvfs.md).
    /// </summary>
    public static bool Is(MountEntry mount) => mount.Type switch
    {
        "drvfs" or "virtiofs" => true,
        "9p" or "v9fs" => mount.Options.Split(',', ';').Contains("aname=drvfs"),
        _ => false,
    };
}
