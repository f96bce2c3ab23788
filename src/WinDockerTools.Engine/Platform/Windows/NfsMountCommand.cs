using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Processes;

namespace WinDockerTools.Engine.Platform.Windows;

/// <summary>Asks mount.exe, which comes with Windows' NFS client.</summary>
static class NfsMountCommand
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The program of this machine; null where there is no NFS client. Throws FaultException (PlatformNotSupported) elsewhere than on Windows.</summary>
    public static string? Find()
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            throw new FaultException(FaultKind.PlatformNotSupported, "NFS mounts", "this system has no mount table");
        return Path.Combine(Environment.SystemDirectory, "mount.exe") is var program && File.Exists(program) ? program : null;
    }

    /// <summary>Its list of the mounts of this account. Throws FaultException (MountNotAnswering, MountFailed).</summary>
    public static async Task<string> ListAsync(string program, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        try
        {
            var end = await LocalProcess.RunAsync(new ProcessCall(program, []) { Decode = Decode }, limit.Token).ConfigureAwait(false);
            return end.ExitCode == 0 ? end.Output
                : throw new FaultException(FaultKind.MountFailed, program, $"{end.Output} {end.Error}".Trim() is { Length: > 0 } words ? words : $"it ended with {end.ExitCode}");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new FaultException(FaultKind.MountNotAnswering, program, $"it took longer than {Patience.TotalSeconds} s");
        }
        catch (Win32Exception e)
        {
            throw new FaultException(FaultKind.MountFailed, program, e.Message, e);
        }
    }

    static string Decode(byte[] content, int start, int count) => (OfConsole() ?? Encoding.UTF8).GetString(content, start, count);

    // What a program of Windows writes to a pipe is in the code page of the console.
    static Encoding? OfConsole()
    {
#if NET
        return CodePagesEncodingProvider.Instance.GetEncoding(GetOEMCP());
#else
        return Encoding.GetEncoding(GetOEMCP());
#endif
    }

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    static extern int GetOEMCP();
}
