using System.Security.Principal;

namespace WinDockerTools.Engine.Platform.Windows;

/// <summary>What this process may do.</summary>
static class Elevation
{
    /// <summary>Whether it acts as an administrator, which with User Account Control takes more than to be one. Windows only.</summary>
#if NET
    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
#endif
    public static bool IsElevated()
    {
        using var identity = WindowsIdentity.GetCurrent();
        return new WindowsPrincipal(identity).IsInRole(WindowsBuiltInRole.Administrator);
    }
}
