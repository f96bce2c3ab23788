using System.Collections.Generic;
using System.ComponentModel;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Platform.Windows.Dism;

/// <summary>What DISM's codes mean for whoever called it.</summary>
static class DismFaults
{
    public const int RestartRequired = 3010, RestartRequiredResult = unchecked((int)0x80070BC2), ReloadSession = 1;

    // dismapi.h; winerror.h; and of the servicing stack, whose codes have no page of their own, what
    // learn.microsoft.com/troubleshoot/windows-server/installing-updates-features-roles/ says of each.
    static readonly Dictionary<int, (FaultKind Kind, string Meaning)> Meanings = new()
    {
        [unchecked((int)0x800702E4)] = (FaultKind.ElevationRequired, "the requested operation requires elevation"),
        [unchecked((int)0x800704C7)] = (FaultKind.FeatureChangeStopped, "the operation was cancelled"),
        [unchecked((int)0x800F080C)] = (FaultKind.FeatureNotFound, "this Windows has no feature of that name"),
        [unchecked((int)0x800F0902)] = (FaultKind.ServicingBusy, "another servicing operation is running"),
        [unchecked((int)0x800F081F)] = (FaultKind.FeaturePayloadMissing, "its files are neither on this machine nor at the source"),
        [unchecked((int)0x800F0906)] = (FaultKind.FeaturePayloadMissing, "its files could not be downloaded"),
        [unchecked((int)0x800F0907)] = (FaultKind.FeaturePayloadMissing, "its files could not be downloaded, by a policy of this network"),
        [unchecked((int)0x800F0954)] = (FaultKind.FeaturePayloadMissing, "the update server of this network does not have its files"),
        [unchecked((int)0x80070BC9)] = (FaultKind.RestartPending, "an earlier change waits for a restart"),
        [unchecked((int)0x80070BCA)] = (FaultKind.RestartPending, "a restart has begun"),
        [unchecked((int)0x800F082F)] = (FaultKind.RestartPending, "an earlier change waits for a restart"),
        [unchecked((int)0x80040154)] = (FaultKind.ServicingUnavailable, "Windows does not let this process load it, as happens in a PowerShell from the Microsoft Store"),
        [unchecked((int)0x80070070)] = (FaultKind.FeatureChangeFailed, "the disk is full"),
    };

    /// <summary>A failure in DISM's words, where it has some, with the code that Microsoft's pages are found by.</summary>
    public static FaultException Of(int result, string subject, string? words)
    {
        var (kind, meaning) = Meanings.TryGetValue(result, out var known) ? known : (FaultKind.FeatureChangeFailed, "DISM gives no words for it");
        var told = words?.Trim().TrimEnd('.') is { Length: > 0 } text ? text : meaning;
        return new FaultException(kind, subject, $"{told} (0x{result:X8})", new Win32Exception(result, told));
    }

    /// <summary>The code that a failure came with; 0 where it had none.</summary>
    public static int Code(FaultException fault) => fault.InnerException is Win32Exception native ? native.NativeErrorCode : 0;
}
