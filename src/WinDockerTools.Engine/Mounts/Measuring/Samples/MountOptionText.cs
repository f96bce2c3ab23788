using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Mounts.Measuring.Samples;

/// <summary>The options of a mount as one text.</summary>
static class MountOptionText
{
    /// <summary>Those of the mount, then those of its file system, each once.</summary>
    public static string Of(MountEntry mount) => string.Join(",", Options(mount));

    public static bool IsReadOnly(MountEntry mount) => Options(mount).Contains("ro");

    static IEnumerable<string> Options(MountEntry mount) =>
        mount.Flags.Split(',').Concat(mount.Options.Split(',')).Where(option => option.Length > 0).Distinct();
}
