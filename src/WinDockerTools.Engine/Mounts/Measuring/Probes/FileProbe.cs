using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using WinDockerTools.Engine.Mounts.Measuring.Samples;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Mounts.Measuring.Probes;

/// <summary>
/// The operations of one client in its own folder, each timed by itself. They build on one another: files are made,
/// used, and removed.
/// </summary>
sealed class FileProbe(IFileCalls calls, Pulse pulse, string folder, int files, long sequentialSize)
{
    public const int FileSize = 4096, BlockSize = 1 << 20;

    /// <summary>A disk syncs a few hundred files a second, and all that is known is known after some.</summary>
    const int MostSynced = 50;

    const int Listings = 10;

    // Longer than the three seconds for which NFS believes a file's attributes at least, and shorter than what people wait between two commands.
    static readonly TimeSpan Age = TimeSpan.FromSeconds(5), Glance = TimeSpan.FromMilliseconds(100);

    readonly byte[] content = Noise.Of(FileSize), block = Noise.Of(BlockSize), buffer = new byte[BlockSize];
    readonly string[] names = [.. Enumerable.Range(0, files).Select(file => Path.Combine(folder, "files", $"f{file:d6}"))];
    readonly string[] renamed = [.. Enumerable.Range(0, files).Select(file => Path.Combine(folder, "files", $"g{file:d6}"))];

    public static int Synced(int files) => Math.Min(files, MostSynced);

    string Files => Path.Combine(folder, "files");

    string Large => Path.Combine(folder, "large");

    public IReadOnlyList<double> Create()
    {
        calls.MakeFolder(Files);
        return Each(names, name => calls.Open(name, FileUse.Create).Dispose());
    }

    public IReadOnlyList<double> Write() => Each(names, name => Fill(name, FileUse.Write));

    /// <summary>Null where attributes cannot be asked for anew.</summary>
    public IReadOnlyList<double>? StatAnew() => calls.StatAnew(names[0]) is null ? null : Each(names, name => calls.StatAnew(name));

    public IReadOnlyList<double> Stat() => Each(names, name => calls.Stat(name));

    /// <summary>Asks for everything, and lets it grow old.</summary>
    public void GrowOld()
    {
        Stat();
        // In pieces, so that a stop need not wait for its end.
        for (var waited = TimeSpan.Zero; waited < Age; waited += Glance)
            pulse.Time(() => Thread.Sleep(Glance));
    }

    public void ListOnce() => pulse.Time(() => calls.List(Files));

    public IReadOnlyList<double> Readdir() => [.. Enumerable.Range(0, Listings).Select(_ => pulse.Time(() => calls.List(Files)))];

    public IReadOnlyList<double> Sync() => [.. names.Take(Synced(files)).Select(SyncOne)];

    /// <summary>Null where cached content cannot be dropped. The files were synced.</summary>
    public IReadOnlyList<double>? ReadCold()
    {
        var synced = names.Take(Synced(files)).ToList();
        return synced.All(calls.Forget) ? Each(synced, name => ReadAll(name)) : null;
    }

    public IReadOnlyList<double> Read() => Each(names, name => ReadAll(name));

    public IReadOnlyList<double> Rename() => [.. names.Select((name, file) => pulse.Time(() => calls.Rename(name, renamed[file])))];

    /// <summary>Throws IOException where there are no locks.</summary>
    public IReadOnlyList<double> Lock()
    {
        using var file = calls.Open(renamed[0], FileUse.Write);
        return Each(names, _ =>
        {
            file.Lock();
            file.Unlock();
        });
    }

    public IReadOnlyList<double> Unlink()
    {
        var times = Each(renamed, calls.Remove);
        calls.RemoveFolder(Files);
        return times;
    }

    public IReadOnlyList<double> SmallFiles()
    {
        calls.MakeFolder(Files);
        var times = Each(names, name =>
        {
            Fill(name, FileUse.Create);
            ReadAll(name);
            calls.Remove(name);
        });
        calls.RemoveFolder(Files);
        return times;
    }

    /// <summary>Steps of writing and reading the large file: blocks and one sync.</summary>
    public long LargeSteps => 1 + (2 * ((sequentialSize + BlockSize - 1) / BlockSize));

    public double WriteLarge()
    {
        var seconds = 0.0;
        var file = calls.Open(Large, FileUse.Create);
        using (file)
        {
            for (var left = sequentialSize; left > 0; left -= BlockSize)
                seconds += pulse.Time(() => file.Write(block, (int)Math.Min(left, BlockSize)));
            seconds += pulse.Time(file.Sync);
        }
        return seconds;
    }

    public bool ForgetLarge() => calls.Forget(Large);

    public double ReadLarge() => ReadAll(Large);

    public void RemoveLarge() => calls.Remove(Large);

    double SyncOne(string name)
    {
        using var file = calls.Open(name, FileUse.Write);
        file.Write(content, content.Length);
        return pulse.Time(file.Sync);
    }

    void Fill(string name, FileUse use)
    {
        using var file = calls.Open(name, use);
        file.Write(content, content.Length);
    }

    double ReadAll(string name)
    {
        var seconds = 0.0;
        IOpenFile? file = null;
        try
        {
            seconds += pulse.Time(() => file = calls.Open(name, FileUse.Read));
            var count = 1;
            while (count > 0)
                seconds += pulse.Time(() => count = file!.Read(buffer));
        }
        finally
        {
            file?.Dispose();
        }
        return seconds;
    }

    List<double> Each(IEnumerable<string> paths, Action<string> call) => [.. paths.Select(path => pulse.Time(() => call(path)))];
}
