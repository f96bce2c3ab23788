using System.IO;
using System.Linq;

namespace WinDockerTools.Tests.Lab.Builds;

/// <summary>Disks of this machine, which limits name.</summary>
static class BlockDevice
{
    /// <summary>The whole disk under a mount, such as <c>/dev/vda</c>; null where there is none, as under an overlay.</summary>
    public static string? Of(string mount)
    {
        var number = File.ReadLines("/proc/self/mountinfo").Select(line => line.Split(' ')).LastOrDefault(words => words[4] == mount)?[2];
        var entry = $"/sys/dev/block/{number}";
        if (number is null || !Directory.Exists(entry))
            return null;
        var device = new DirectoryInfo(entry).ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        // Limits hold for whole disks: a partition's folder lies in its disk's.
        var disk = File.Exists(Path.Combine(device, "partition")) ? Path.GetDirectoryName(device)! : device;
        var name = $"/dev/{Path.GetFileName(disk)}";
        return File.Exists(name) ? name : null;
    }
}
