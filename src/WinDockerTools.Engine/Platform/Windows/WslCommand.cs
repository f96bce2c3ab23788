using System;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Platform.Processes;

namespace WinDockerTools.Engine.Platform.Windows;

/// <summary>Asks wsl.exe, which answers without a Linux being started.</summary>
static class WslCommand
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    // That of the package, and that of the feature of Windows (github.com/microsoft/WSL/issues/8658). The program is there
    // without them: it then offers to install WSL, and waits a minute for a key.
    static readonly string[] Services = [@"SYSTEM\CurrentControlSet\Services\WSLService", @"SYSTEM\CurrentControlSet\Services\LxssManager"];

    /// <summary>The program of this machine; null where there is no WSL, as elsewhere than on Windows.</summary>
    public static string? Find() => RegistryReader.OfThisMachine is { } registry ? Find(Environment.SystemDirectory, registry.Has, File.Exists) : null;

    public static string? Find(string folder, Func<string, bool> hasKey, Func<string, bool> hasFile) =>
        Services.Any(hasKey) && Path.Combine(folder, "wsl.exe") is var path && hasFile(path) ? path : null;

    public static Task<string> AskAsync(string program, string[] arguments, CancellationToken stop) => AskAsync(program, arguments, Limit, stop);

    /// <summary>What it says; empty where it cannot be run, or says nothing within the limit.</summary>
    public static async Task<string> AskAsync(string program, string[] arguments, TimeSpan patience, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience);
        try
        {
            return (await LocalProcess.RunAsync(new ProcessCall(program, arguments) { Decode = Decode }, limit.Token).ConfigureAwait(false)).Output;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return "";
        }
        catch (Win32Exception)
        {
            return "";
        }
    }

    /// <summary>UTF-16, unless WSL_UTF8 is set and it heeds that (github.com/microsoft/WSL/issues/4607).</summary>
    public static string Decode(byte[] content, int start, int count) =>
        (content.Skip(start).Take(count).Contains((byte)0) ? Encoding.Unicode : Encoding.UTF8).GetString(content, start, count).TrimStart('\uFEFF');
}
