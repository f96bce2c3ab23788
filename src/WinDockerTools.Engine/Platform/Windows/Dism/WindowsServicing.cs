using System;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Platform.Windows.Dism;

/// <summary>The way to the features of this machine's Windows.</summary>
static class WindowsServicing
{
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
