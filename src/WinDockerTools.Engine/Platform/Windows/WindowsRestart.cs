using System;
using System.ComponentModel;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Processes;

namespace WinDockerTools.Engine.Platform.Windows;

/// <summary>Restarts this machine.</summary>
static class WindowsRestart
{
    /// <summary>
    /// Ends when Windows has taken it up. Throws FaultException (RestartFailed). The reason is a planned one of the
    /// operating system's configuration (learn.microsoft.com/windows-server/administration/windows-commands/shutdown).
    /// </summary>
    public static async Task BeginAsync(CancellationToken stop)
    {
        var program = Path.Combine(Environment.SystemDirectory, "shutdown.exe");
        try
        {
            var end = await LocalProcess.RunAsync(new ProcessCall(program, ["/r", "/t", "5", "/d", "p:2:4", "/c", "Windows features for containers"]), stop).ConfigureAwait(false);
            if (end.ExitCode != 0)
                throw Failed($"{(end.Error + end.Output).Trim()} (exit code {end.ExitCode})");
        }
        catch (Win32Exception e)
        {
            throw Failed(e.Message, e);
        }

        static FaultException Failed(string detail, Exception? inner = null) => new(FaultKind.RestartFailed, Environment.MachineName, detail, inner);
    }
}
