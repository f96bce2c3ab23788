using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace WinDockerTools.Engine.Platform.Files;

/// <summary>Files that somebody else holds for a while, as a virus scanner does with new programs.</summary>
static class HeldFiles
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250), Patience = TimeSpan.FromSeconds(20);

    /// <summary>Tries until it succeeds, for twenty seconds; then throws what hindered it (IOException, UnauthorizedAccessException).</summary>
    public static async Task TryAsync(Action change, CancellationToken stop)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                change();
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException && e is not (FileNotFoundException or DirectoryNotFoundException) && waited.Elapsed < Patience)
            {
                await Task.Delay(Pause, stop).ConfigureAwait(false);
            }
        }
    }
}
