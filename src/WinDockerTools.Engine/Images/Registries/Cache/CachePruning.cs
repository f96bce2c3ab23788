using System;
using System.IO;
using System.Linq;
using System.Threading;

namespace WinDockerTools.Engine.Images.Registries.Cache;

/// <summary>
/// Keeps the cache within its bound: what was not read for longest goes first. Looking at every file costs time, so
/// it is done only now and then; the bound may be passed by what is written in between.
/// </summary>
sealed class CachePruning(string folder, TimeProvider time, long most = 256L << 20)
{
    public const string Unfinished = ".part";

    const string Marker = "pruned";
    const long WritesBetween = 16 << 20;
    static readonly TimeSpan Between = TimeSpan.FromHours(6), TouchAfter = TimeSpan.FromHours(12), Abandoned = TimeSpan.FromHours(1);

    readonly string marker = Path.Combine(folder, Marker);
    long unseen;

    /// <summary>Notes that an entry is of use; access times of file systems are often switched off.</summary>
    public void Touch(string path)
    {
        var now = time.GetUtcNow().UtcDateTime;
        try
        {
            if (now - File.GetLastWriteTimeUtc(path) > TouchAfter)
                File.SetLastWriteTimeUtc(path, now);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A cache that others own is still good to read.
        }
    }

    /// <summary>Counts what was written, and prunes when it is time.</summary>
    public void Written(long bytes)
    {
        var total = Interlocked.Add(ref unseen, bytes);
        var isFirst = total == bytes;
        if (total < WritesBetween && !(isFirst && time.GetUtcNow() - File.GetLastWriteTimeUtc(marker) > Between))
            return;
        Interlocked.Add(ref unseen, -total);
        Prune();
    }

    void Prune()
    {
        var now = time.GetUtcNow().UtcDateTime;
        File.WriteAllText(marker, "");
        File.SetLastWriteTimeUtc(marker, now);
        var kept = 0L;
        foreach (var file in new DirectoryInfo(folder).GetFiles("*", SearchOption.AllDirectories).OrderByDescending(file => file.LastWriteTimeUtc))
        {
            var isAbandoned = file.Name.EndsWith(Unfinished, StringComparison.Ordinal) && now - file.LastWriteTimeUtc > Abandoned;
            kept += file.Length;
            if ((kept > most || isAbandoned) && file.Name != Marker)
                Delete(file);
        }
    }

    static void Delete(FileInfo file)
    {
        try
        {
            file.Delete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another process reads it, or has deleted it.
        }
    }
}
