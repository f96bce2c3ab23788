using System;
using System.Globalization;
using Microsoft.Management.Infrastructure;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Platform.Windows.Cim;

/// <summary>What an exception of CIM means.</summary>
static class CimFaults
{
    // learn.microsoft.com/windows/win32/debug/system-error-codes and winrm/wsman-error-codes, in the form of MessageId.
    const string Hresult = "HRESULT 0x";

    const uint AccessDenied = 0x80070005, RpcUnavailable = 0x800706BA, OperationTimedOut = 0x80338029, LogonFailure = 0x8007052E,
        CannotConnect = 0x80338012, NotTrusted = 0x803380E4, NameUnknown = 0x803380FA, NoResponse = 0x80338126;

    /// <summary>That Windows does not have the namespace or the class.</summary>
    public static bool IsAbsent(CimException fault) => fault.NativeErrorCode is NativeErrorCode.InvalidNamespace or NativeErrorCode.InvalidClass or NativeErrorCode.NotFound;

    public static FaultException From(CimException fault, string computer) => new(KindOf(fault.NativeErrorCode == NativeErrorCode.AccessDenied, fault.MessageId), computer, fault.Message.Trim(), fault);

    public static FaultKind KindOf(bool isDenied, string? messageId) => Code(messageId) switch
    {
        _ when isDenied => FaultKind.HostAccessDenied,
        AccessDenied or LogonFailure or NotTrusted => FaultKind.HostAccessDenied,
        OperationTimedOut => FaultKind.HostTimeout,
        RpcUnavailable or CannotConnect or NameUnknown or NoResponse => FaultKind.HostUnreachable,
        _ => FaultKind.HostFailed,
    };

    public static FaultException NotHere(string computer, Exception inner) =>
        new(FaultKind.PlatformNotSupported, computer, "other computers are asked over CIM, which this system does not have", inner);

    static uint? Code(string? messageId) =>
        messageId is not null && messageId.StartsWith(Hresult, StringComparison.OrdinalIgnoreCase)
        && uint.TryParse(messageId.Split('x', 'X')[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? code : null;
}
