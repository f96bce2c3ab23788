using System;
using System.Runtime.InteropServices;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Platform.Windows.Dism;

/// <summary>The way to the features of this machine's Windows.</summary>
static class WindowsServicing
{
    /// <summary>
    /// Tells, before anything begins, why this process cannot change features. Throws FaultException
    /// (PlatformNotSupported, ProcessBitnessMismatch, ElevationRequired).
    /// </summary>
    public static void Require()
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            throw new FaultException(FaultKind.PlatformNotSupported, "Windows features", $"this is {RuntimeInformation.OSDescription.Trim()}");
        if (Environment.Is64BitOperatingSystem && !Environment.Is64BitProcess)
            throw new FaultException(FaultKind.ProcessBitnessMismatch, Environment.MachineName, "this is a 32-bit process on a 64-bit Windows, where DISM does not work");
#if NET
        if (OperatingSystem.IsWindows() && !Elevation.IsElevated())
#else
        if (!Elevation.IsElevated())
#endif
            throw new FaultException(FaultKind.ElevationRequired, Environment.MachineName, "changing Windows features takes an elevated process");
    }

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
