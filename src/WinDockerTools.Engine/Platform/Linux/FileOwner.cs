using System.ComponentModel;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Platform.Processes;

namespace WinDockerTools.Engine.Platform.Linux;

/// <summary>Who owns a file, which .NET does not tell.</summary>
static class FileOwner
{
    /// <summary>The number of its group; null where nothing tells.</summary>
    public static async Task<int?> GroupAsync(string path, CancellationToken stop)
    {
        try
        {
            var end = await LocalProcess.RunAsync(new ProcessCall("stat", ["-L", "-c", "%g", path]), stop).ConfigureAwait(false);
            return end.ExitCode == 0 && int.TryParse(end.Output.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var group) ? group : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
