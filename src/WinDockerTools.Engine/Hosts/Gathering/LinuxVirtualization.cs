using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>Whether a Linux machine can run others inside, by what its processors can do.</summary>
static class LinuxVirtualization
{
    /// <summary>Null elsewhere than on Linux, and for processors that are not x86.</summary>
    public static VirtualizationFacts? OfThisMachine() =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? Of(ProcessorFlags.OfThisMachine(), File.Exists("/dev/kvm")) : null;

    /// <param name="flags">Those of the first processor; null where they were not told, and for processors that are not x86.</param>
    /// <param name="hasDevice">Whether there is a /dev/kvm.</param>
    public static VirtualizationFacts? Of(IReadOnlyList<string>? flags, bool hasDevice)
    {
        if (flags is null)
            return null;
        // A virtual machine is told so by its hypervisor, of whatever make.
        var isInside = flags.Contains("hypervisor");
        return new VirtualizationFacts(isInside || hasDevice, isInside, flags.Contains("vmx") || flags.Contains("svm"));
    }
}
