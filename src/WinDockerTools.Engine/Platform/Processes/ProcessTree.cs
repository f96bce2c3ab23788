using System;
using System.ComponentModel;
using System.Diagnostics;

namespace WinDockerTools.Engine.Platform.Processes;

/// <summary>Ends a process with all that it started.</summary>
static class ProcessTree
{
    public static void Kill(Process process)
    {
        try
        {
#if NET
            process.Kill(entireProcessTree: true);
#else
            KillTree(process);
#endif
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself.
        }
    }

#if !NET
    // .NET Framework ends single processes only; taskkill is part of every Windows.
    static void KillTree(Process process)
    {
        var start = new ProcessStartInfo("taskkill", "/T /F /PID " + process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        try
        {
            using var kill = Process.Start(start);
            kill?.WaitForExit(5000);
        }
        finally
        {
            process.Kill();
        }
    }
#endif
}
