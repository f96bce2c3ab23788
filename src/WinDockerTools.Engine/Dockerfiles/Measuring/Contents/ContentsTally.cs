using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common.Archives;

namespace WinDockerTools.Engine.Dockerfiles.Measuring.Contents;

/// <summary>Counts what goes by in the archive of a root file system; only databases of packages are held for a moment.</summary>
sealed class ContentsTally
{
    const int AnyMayRun = 0x49, RunsAsOther = 0xC00;

    // All packages of Debian together take about as much.
    const long LargestDatabase = 64 * 1024 * 1024;

    /// <summary>Empty files that an engine puts into every container. Source: moby, daemon/initlayer.</summary>
    static readonly string[] OfEngine = ["/.dockerenv", "/dev/console", "/etc/hosts", "/etc/hostname", "/etc/resolv.conf"];

    readonly List<ContainerImagePackage> packages = [];
    readonly HashSet<string> programs = new(StringComparer.Ordinal);
    readonly List<string> setUid = [], sdks = [];
    readonly LinkMap links = new();
    long count, size;
    bool hasMorePackages;

    /// <summary>Throws InvalidDataException and EndOfStreamException.</summary>
    public static async Task<ContainerImageContents> OfAsync(TarReader tar)
    {
        var tally = new ContentsTally();
        while (await tar.NextAsync().ConfigureAwait(false))
            await tally.AddAsync(tar).ConfigureAwait(false);
        return tally.Contents;
    }

    async Task AddAsync(TarReader tar)
    {
        var path = "/" + (tar.Name.StartsWith("./", StringComparison.Ordinal) ? tar.Name.Substring(2) : tar.Name).Trim('/');
        if (tar.Kind == TarEntryKind.SymbolicLink)
            links.Add(path, tar.Target);
        if (tar.Kind is not (TarEntryKind.File or TarEntryKind.HardLink) || (tar.Size == 0 && OfEngine.Contains(path)))
            return;
        if ((tar.Mode & AnyMayRun) != 0)
        {
            programs.Add(path);
            if ((tar.Mode & RunsAsOther) != 0)
                setUid.Add(path);
        }
        if (KnownPrograms.IsSdk(path))
            sdks.Add(path);
        if (!tar.IsFile)
            return;
        count++;
        size += tar.Size;
        await AddPackagesAsync(path, tar).ConfigureAwait(false);
    }

    async Task AddPackagesAsync(string path, TarReader tar)
    {
        var read = PackageDatabases.ReaderOf(path);
        if (PackageDatabases.IsOfRpm(path) || (read is not null && tar.Size > LargestDatabase))
            hasMorePackages = true;
        else if (read is not null)
            packages.AddRange(read(Encoding.UTF8.GetString(await tar.ReadAsync().ConfigureAwait(false))));
    }

    ContainerImageContents Contents => new()
    {
        FileCount = count,
        FileSize = size,
        Packages = hasMorePackages ? null : [.. packages.OrderBy(package => package.Name, StringComparer.Ordinal)],
        SetUidFiles = Sorted(setUid),
        Shells = Sorted(Programs(KnownPrograms.IsShell)),
        Compilers = Sorted(Programs(KnownPrograms.IsCompiler).Concat(sdks)),
    };

    IEnumerable<string> Programs(Func<string, bool> isKnown) =>
        programs.Where(isKnown).Concat(links.Paths.Where(path => isKnown(path) && links.Resolve(path) is { } end && programs.Contains(end)));

    static string[] Sorted(IEnumerable<string> paths) => [.. paths.Distinct(StringComparer.Ordinal).OrderBy(path => path, StringComparer.Ordinal)];
}
