using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace WinDockerTools.Tests.Nfs;

/// <summary>A mount point, until it is disposed.</summary>
sealed class NfsMounted : IDisposable
{
    public NfsMounted() => Directory.CreateDirectory(Path);

    public string Path { get; } = "/mnt/" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>Its file system and options as the kernel tells them: <c>nfs4</c> and <c>rw</c>, <c>vers=4.2</c> and so on.</summary>
    public (string FileSystem, string[] Options) Entry => File.ReadLines("/proc/mounts")
        .Select(line => line.Split(' '))
        .Where(words => words[1] == Path)
        .Select(words => (words[2], words[3].Split(',')))
        .Single();

    /// <summary>How often each procedure has been called since its file system was mounted first.</summary>
    public Dictionary<string, long> Calls() => File.ReadLines("/proc/self/mountstats")
        .SkipWhile(line => !line.Contains($" mounted on {Path} ", StringComparison.Ordinal))
        .SkipWhile(line => !line.Contains("per-op statistics", StringComparison.Ordinal))
        .Skip(1)
        .TakeWhile(line => line.StartsWith('\t'))
        .Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(words => words[0].TrimEnd(':'), words => long.Parse(words[1], CultureInfo.InvariantCulture));

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        if (File.ReadLines("/proc/mounts").Any(line => line.Split(' ')[1] == Path) && NfsGuest.Try("umount", Path).ExitCode != 0)
            NfsGuest.Run("umount", "-f", "-l", Path);
        Directory.Delete(Path);
    }
}
