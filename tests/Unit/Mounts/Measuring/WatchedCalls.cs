using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Tests.Mounts.Measuring;

/// <summary>Real file calls that are noted, and may be disturbed.</summary>
sealed class WatchedCalls : IFileCalls
{
    public static IFileCalls Real => LinuxFileCalls.IsAvailable ? new LinuxFileCalls() : new PortableFileCalls();

    readonly IFileCalls real = Real;
    readonly ConcurrentQueue<(string Call, string Path)> calls = [];

    /// <summary>Called before each call.</summary>
    public Action<string> Before { get; set; } = _ => { };

    /// <summary>Takes the place of what the system tells of attributes past caches.</summary>
    public bool? Anew { get; set; }

    public IReadOnlyDictionary<string, int> Counts => calls.GroupBy(call => call.Call).ToDictionary(group => group.Key, group => group.Count());

    /// <summary>The folders of clients in which something was done.</summary>
    public IReadOnlyList<string> Clients => [.. calls.SelectMany(call => call.Path.Split(Path.DirectorySeparatorChar)).Where(name => name.StartsWith("client", StringComparison.Ordinal)).Distinct().OrderBy(name => name, StringComparer.Ordinal)];

    public void Restart()
    {
        while (calls.TryDequeue(out _))
        {
            // What went before does not count.
        }
    }

    public IOpenFile Open(string path, FileUse use)
    {
        Note("open " + use, path);
        return new WatchedFile(this, path, real.Open(path, use));
    }

    public bool Stat(string path)
    {
        Note(File.Exists(path) ? "stat" : "stat missing", path);
        return real.Stat(path);
    }

    public bool? StatAnew(string path)
    {
        Note("stat anew", path);
        return Anew ?? real.StatAnew(path);
    }

    public int List(string folder)
    {
        Note("list", folder);
        return real.List(folder);
    }

    public void Rename(string from, string to)
    {
        Note("rename", from);
        real.Rename(from, to);
    }

    public void Remove(string path)
    {
        Note("remove", path);
        real.Remove(path);
    }

    public void MakeFolder(string path)
    {
        Note("make folder", path);
        real.MakeFolder(path);
    }

    public void RemoveFolder(string path)
    {
        Note("remove folder", path);
        real.RemoveFolder(path);
    }

    public bool Forget(string path)
    {
        Note("forget", path);
        return real.Forget(path);
    }

    void Note(string call, string path)
    {
        Before(call);
        calls.Enqueue((call, path));
    }

    sealed class WatchedFile(WatchedCalls calls, string path, IOpenFile file) : IOpenFile
    {
        public int Read(byte[] buffer)
        {
            calls.Note("read", path);
            return file.Read(buffer);
        }

        public void Write(byte[] buffer, int count)
        {
            calls.Note("write", path);
            file.Write(buffer, count);
        }

        public void Sync()
        {
            calls.Note("sync", path);
            file.Sync();
        }

        public void Lock()
        {
            calls.Note("lock", path);
            file.Lock();
        }

        public void Unlock() => file.Unlock();

        public void Dispose() => file.Dispose();
    }
}
