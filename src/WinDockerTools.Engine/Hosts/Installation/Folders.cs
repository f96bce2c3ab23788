using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Hosts.Installation;

/// <summary>Folders of programs, whose files a scanner may hold.</summary>
static class Folders
{
    /// <summary>Throws IOException, UnauthorizedAccessException where files of it stay.</summary>
    public static Task RemoveAsync(string path, CancellationToken stop) => HeldFiles.TryAsync(() =>
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
    }, stop);

    public static void RemoveEmpty(string path)
    {
        if (Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any())
            Directory.Delete(path);
    }

    public static Task MoveAsync(string from, string to, CancellationToken stop) => HeldFiles.TryAsync(() => Directory.Move(from, to), stop);
}
