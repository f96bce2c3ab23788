using System;
using System.Threading;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Platform.Windows.Dism;

/// <summary>The way to the features of this machine's Windows.</summary>
static class WindowsServicing
{
    /// <summary>To be held while a session is open: DISM is initialised once in a process, whoever uses it there.</summary>
    public static SemaphoreSlim OneAtATime { get; } = new(1, 1);

    /// <summary>Opens the running Windows. Throws FaultException (ElevationRequired, ServicingUnavailable, ServicingBusy).</summary>
    public static DismSession Open()
    {
        try
        {
            return DismSession.Open(DismLibrary.OfWindows());
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            throw new FaultException(FaultKind.ServicingUnavailable, Environment.MachineName, e.Message.TrimEnd('.'), e);
        }
    }
}
