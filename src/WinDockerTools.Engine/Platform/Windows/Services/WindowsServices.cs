using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using static WinDockerTools.Engine.Platform.Windows.Services.ServiceNative;

namespace WinDockerTools.Engine.Platform.Windows.Services;

/// <summary>The services of this machine. Members throw Win32Exception with the manager's own code.</summary>
static class WindowsServices
{
    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>Null where there is no such service.</summary>
    public static WindowsService? Find(string name)
    {
        using var service = Open(name, QueryConfig | QueryStatus);
        if (service is null)
            return null;
        Check(QueryServiceStatus(service, out var status));
        return new WindowsService(name, (ServiceState)status.CurrentState, Command(service), status.Win32ExitCode);
    }

    /// <summary>Starts it, where it does not run yet, and waits until it runs. Throws TimeoutException.</summary>
    public static async Task StartAsync(string name, TimeSpan patience, CancellationToken stop)
    {
        using (var service = Existing(name, StartAccess))
        {
            if (!StartService(service, 0, IntPtr.Zero) && Marshal.GetLastWin32Error() is var code && code != AlreadyRunning)
                throw new Win32Exception(code);
        }
        var state = await SettledAsync(name, patience, stop).ConfigureAwait(false);
        if (state is not { State: ServiceState.Running })
            throw new Win32Exception(state is { ExitCode: not 0 } ? state.ExitCode : NotActive);
    }

    /// <summary>Stops it, where it runs, and waits until it has. Throws TimeoutException.</summary>
    public static async Task StopAsync(string name, TimeSpan patience, CancellationToken stop)
    {
        using (var service = Existing(name, StopAccess))
        {
            if (!ControlService(service, ControlStop, out _) && Marshal.GetLastWin32Error() is var code && code != NotActive)
                throw new Win32Exception(code);
        }
        await SettledAsync(name, patience, stop).ConfigureAwait(false);
    }

    /// <summary>Takes it out of the manager's list. Nothing happens where there is none.</summary>
    public static void Remove(string name)
    {
        using var service = Open(name, Delete);
        if (service is not null && !DeleteService(service) && Marshal.GetLastWin32Error() is var code && code != MarkedForDelete)
            throw new Win32Exception(code);
    }

    static async Task<WindowsService?> SettledAsync(string name, TimeSpan patience, CancellationToken stop)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var service = Find(name);
            if (service is null or { State: ServiceState.Running or ServiceState.Stopped or ServiceState.Paused })
                return service;
            if (waited.Elapsed > patience)
                throw new TimeoutException($"it is still {service.State} after {patience.TotalSeconds:0} s");
            await Task.Delay(Glance, stop).ConfigureAwait(false);
        }
    }

    static ServiceHandle Existing(string name, int access) => Open(name, access) ?? throw new Win32Exception(DoesNotExist);

    static ServiceHandle? Open(string name, int access)
    {
        using var manager = OpenManager(null, null, ManagerConnect);
        Check(!manager.IsInvalid);
        var service = OpenService(manager, name, access);
        if (!service.IsInvalid)
            return service;
        var code = Marshal.GetLastWin32Error();
        service.Dispose();
        return code == DoesNotExist ? null : throw new Win32Exception(code);
    }

    static string Command(ServiceHandle service)
    {
        QueryServiceConfig(service, IntPtr.Zero, 0, out var size);
        var place = Marshal.AllocHGlobal(size);
        try
        {
            Check(QueryServiceConfig(service, place, size, out _));
            return Marshal.PtrToStringUni(Marshal.PtrToStructure<Config>(place).BinaryPathName) ?? "";
        }
        finally
        {
            Marshal.FreeHGlobal(place);
        }
    }

    static void Check(bool done)
    {
        if (!done)
            throw new Win32Exception(Marshal.GetLastWin32Error());
    }
}
