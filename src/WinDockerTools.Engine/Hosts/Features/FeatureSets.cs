using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Hosts.Features;

/// <summary>What people mean by one name, in the names that DISM has for it.</summary>
/// <param name="Name">The name to be given as <c>-Feature</c>.</param>
/// <param name="OtherNames">What the same is called elsewhere, as by Install-WindowsFeature.</param>
/// <param name="Features">What it takes, on every Windows that has it. Parents come along by themselves.</param>
/// <param name="Companions">What it takes besides where this Windows has it: children, which do not come along.</param>
sealed record FeatureSet(string Name, IReadOnlyList<string> OtherNames, IReadOnlyList<string> Features, IReadOnlyList<string> Companions);

/// <summary>The features that containers use, on clients and on servers.</summary>
static class FeatureSets
{
    public static readonly IReadOnlyList<FeatureSet> All =
    [
        // learn.microsoft.com/virtualization/windowscontainers/quick-start/set-up-environment. The host network service
        // and its switch extension are children of their own on recent clients, and are named there alone.
        new("Containers", [], ["Containers"], ["Containers-HNS", "Containers-SDN"]),

        // learn.microsoft.com/windows-server/virtualization/hyper-v/get-started/install-hyper-v. Hypervisor and services
        // are the children on clients, Offline and Online those on servers (what the role Hyper-V deploys there).
        new("HyperV", ["Hyper-V"], ["Microsoft-Hyper-V"],
            ["Microsoft-Hyper-V-Hypervisor", "Microsoft-Hyper-V-Services", "Microsoft-Hyper-V-Offline", "Microsoft-Hyper-V-Online"]),

        // learn.microsoft.com/windows/wsl/install-manual
        new("Wsl2", ["WSL"], ["Microsoft-Windows-Subsystem-Linux", "VirtualMachinePlatform"], []),

        // learn.microsoft.com/windows-server/storage/nfs/nfs-overview; on servers without the first of the two.
        new("NfsClient", ["NFS-Client"], ["ClientForNFS-Infrastructure"], ["ServicesForNFS-ClientOnly"]),
    ];

    /// <summary>The features of all sets, on every kind of Windows.</summary>
    public static IReadOnlyList<string> Useful { get; } = [.. All.SelectMany(set => set.Features.Concat(set.Companions)), "HypervisorPlatform"];

    /// <summary>
    /// The features that a name stands for, of those that this Windows has; the name may be one of theirs. Throws
    /// FaultException (FeatureNotFound), which tells what there is.
    /// </summary>
    public static IReadOnlyList<string> Find(string name, IReadOnlyCollection<string> existing)
    {
        var wanted = name.Trim();
        string? Existing(string feature) => existing.FirstOrDefault(other => Same(feature, other));
        if (All.FirstOrDefault(set => Same(set.Name, wanted) || set.OtherNames.Any(other => Same(other, wanted))) is not { } found)
            return Existing(wanted) is { } exact ? [exact] : throw NotFound(name, "this Windows has none of that name", existing);
        if (found.Features.FirstOrDefault(feature => Existing(feature) is null) is { } missing)
            throw NotFound(name, $"this edition of Windows does not have {missing}", existing);
        return [.. found.Features.Concat(found.Companions).Select(Existing).OfType<string>()];
    }

    static FaultException NotFound(string name, string why, IReadOnlyCollection<string> existing)
    {
        var useful = Useful.Where(feature => existing.Any(other => Same(feature, other))).ToList();
        return new FaultException(FaultKind.FeatureNotFound, name,
            why + (useful.Count == 0 ? ", and none that containers use" : $"; of those that containers use it has {string.Join(", ", useful)}"));
    }

    static bool Same(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
