using System;
using System.Runtime.InteropServices;

namespace WinDockerTools.Engine.Platform.Windows.Services;

/// <summary>The functions of advapi32 that manage services (learn.microsoft.com/windows/win32/api/winsvc).</summary>
static class ServiceNative
{
    public const int ManagerConnect = 0x1;
    public const int QueryConfig = 0x1, QueryStatus = 0x4, StartAccess = 0x10, StopAccess = 0x20, Delete = 0x10000;
    public const int ControlStop = 1;
    public const int DoesNotExist = 1060, AlreadyRunning = 1056, NotActive = 1062, MarkedForDelete = 1072;

    const string Library = "advapi32.dll";

    [StructLayout(LayoutKind.Sequential)]
    public struct Status
    {
        public int ServiceType;
        public int CurrentState;
        public int ControlsAccepted;
        public int Win32ExitCode;
        public int ServiceSpecificExitCode;
        public int CheckPoint;
        public int WaitHint;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Config
    {
        public int ServiceType;
        public int StartType;
        public int ErrorControl;
        public IntPtr BinaryPathName;
        public IntPtr LoadOrderGroup;
        public int TagId;
        public IntPtr Dependencies;
        public IntPtr ServiceStartName;
        public IntPtr DisplayName;
    }

    [DllImport(Library, EntryPoint = "OpenSCManagerW", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static extern ServiceHandle OpenManager(string? machine, string? database, int access);

    [DllImport(Library, EntryPoint = "OpenServiceW", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static extern ServiceHandle OpenService(ServiceHandle manager, string name, int access);

    [DllImport(Library, EntryPoint = "QueryServiceConfigW", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool QueryServiceConfig(ServiceHandle service, IntPtr config, int size, out int needed);

    [DllImport(Library, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool QueryServiceStatus(ServiceHandle service, out Status status);

    [DllImport(Library, EntryPoint = "StartServiceW", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool StartService(ServiceHandle service, int count, IntPtr arguments);

    [DllImport(Library, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool ControlService(ServiceHandle service, int control, out Status status);

    [DllImport(Library, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool DeleteService(ServiceHandle service);

    [DllImport(Library, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool CloseServiceHandle(IntPtr handle);

    /// <summary>A manager or a service, closed when it is let go.</summary>
    public sealed class ServiceHandle() : SafeHandle(IntPtr.Zero, ownsHandle: true)
    {
        public override bool IsInvalid => handle == IntPtr.Zero;

        protected override bool ReleaseHandle() => CloseServiceHandle(handle);
    }
}
