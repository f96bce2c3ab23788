using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Hosts.Installation;

/// <summary>A zip of Docker's programs for Windows: a folder docker with dockerd.exe, docker.exe and more.</summary>
static class EnginePackage
{
    public const string Daemon = "dockerd.exe", Client = "docker.exe";

    const string Root = "docker/";

    // Version 28 unpacks to about 170 MB; a zip that promises more than this is none of Docker's.
    const long Largest = 2L << 30;

    /// <summary>Unpacks it into a new folder. Throws FaultException (EnginePackageInvalid), IOException, UnauthorizedAccessException.</summary>
    public static async Task UnpackAsync(Stream zip, string name, string folder, CancellationToken stop)
    {
        try
        {
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true);
            var files = archive.Entries.Where(entry => entry.FullName.Replace('\\', '/') is var path && path.StartsWith(Root, StringComparison.OrdinalIgnoreCase) && !path.EndsWith("/", StringComparison.Ordinal)).ToList();
            if (!files.Any(entry => IsProgram(entry, Daemon)))
                throw Invalid(name, $"it holds no {Root}{Daemon}");
            if (files.Sum(entry => entry.Length) > Largest)
                throw Invalid(name, $"it would unpack to more than {ByteSize.Format(Largest)}");
            foreach (var file in files)
                await UnpackAsync(file, name, folder, stop).ConfigureAwait(false);
        }
        catch (InvalidDataException e)
        {
            throw Invalid(name, e.Message, e);
        }
    }

    static async Task UnpackAsync(ZipArchiveEntry entry, string name, string folder, CancellationToken stop)
    {
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(folder, entry.FullName.Substring(Root.Length).Replace('\\', '/')));
        if (!path.StartsWith(root, StringComparison.OrdinalIgnoreCase))
            throw Invalid(name, $"the file '{entry.FullName}' lies outside its folder");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var from = entry.Open();
        using var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await from.CopyToAsync(to, 1 << 16, stop).ConfigureAwait(false);
        if (to.Length != entry.Length)
            throw Invalid(name, $"the file '{entry.FullName}' is cut off");
    }

    static bool IsProgram(ZipArchiveEntry entry, string program) =>
        string.Equals(entry.FullName.Replace('\\', '/'), Root + program, StringComparison.OrdinalIgnoreCase);

    static FaultException Invalid(string name, string detail, Exception? inner = null) => new(FaultKind.EnginePackageInvalid, name, detail, inner);
}
