using System;
using System.Runtime.InteropServices;
using System.Security.Principal;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Platform.Windows;

/// <summary>Whether this process may change the Windows that it runs on.</summary>
static class Elevation
{
    /// <summary>
    /// Tells, before anything begins, why it may not. Throws FaultException (PlatformNotSupported, ProcessBitnessMismatch,
    /// ElevationRequired); <paramref name="what"/> says what is wanted of Windows, as in "Windows features".
    /// </summary>
    public static void Require(string what)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            throw new FaultException(FaultKind.PlatformNotSupported, what, $"this is {RuntimeInformation.OSDescription.Trim()}");
        if (Environment.Is64BitOperatingSystem && !Environment.Is64BitProcess)
            throw new FaultException(FaultKind.ProcessBitnessMismatch, Environment.MachineName, "this is a 32-bit process on a 64-bit Windows, which is shown other folders and another registry, and where DISM does not work");
        if (!IsElevated())
            throw new FaultException(FaultKind.ElevationRequired, Environment.MachineName, "this process is not elevated");
    }

    /// <summary>Whether it acts as an administrator of Windows, which with User Account Control takes more than to be one.</summary>
    public static bool IsElevated()
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            return false;
        using var identity = WindowsIdentity.GetCurrent();
        return new WindowsPrincipal(identity).IsInRole(WindowsBuiltInRole.Administrator);
    }
}
