using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Platform.Windows;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>Reads what Windows wrote down about containers.</summary>
static class EventReader
{
    // MicrosoftDocs/Virtualization-Documentation, Debug-ContainerHost.ps1.
    static readonly EventSelection[] Channels =
    [
        new("Microsoft-Windows-Containers-Wcifs/Operational"),
        new("Microsoft-Windows-Containers-Wcnfs/Operational"),
        new("Microsoft-Windows-Hyper-V-Compute-Admin"),
        new("Microsoft-Windows-Hyper-V-Compute-Operational"),
        new("Application", "docker", "Microsoft-Windows-Hyper-V-Compute"),
    ];

    /// <summary>All channels at once, in the order of the list.</summary>
    public static async Task<IReadOnlyList<EventChannel>> ReadAsync(string program, CancellationToken stop, TimeSpan? patience = null) =>
        await Task.WhenAll(Channels.Select(channel => Task.Run(() => EventChannels.ReadAsync(program, channel, stop, patience), stop))).ConfigureAwait(false);
}
