using System;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Platform.Linux;

/// <summary>
/// File calls as programs in other languages make them. Those of .NET come in company: locks, which go to the server
/// of an NFS mount, and further questions for attributes.
/// </summary>
sealed class LinuxFileCalls : IFileCalls, IDisposable
{
    const int FileMode = 0x1A4, FolderMode = 0x1ED;
    const int SeekEnd = 2;

    // Nobody looks at it, so that all may write it.
    static readonly byte[] Attributes = new byte[LinuxFileNative.StatxSize];

    readonly PortableFileCalls portable = new();
    readonly SafeFileHandle folder;
    readonly string way;

    public LinuxFileCalls() : this(LinuxFileNative.WorkingDirectory(), "")
    {
    }

    LinuxFileCalls(SafeFileHandle folder, string way) => (this.folder, this.way) = (folder, way);

    /// <summary>Whether this C library has what is called here.</summary>
    public static bool IsAvailable { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.Linux)
        && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64 && HasStat();

    /// <summary>
    /// Calls whose paths begin in a folder, which stays the same one whatever becomes of its path, and costs the calls no
    /// way to it. Throws IOException.
    /// </summary>
    public static LinuxFileCalls Beneath(string path)
    {
        using var here = LinuxFileNative.WorkingDirectory();
        var number = Call(path, () => LinuxFileNative.Open(here, Native(path), LinuxFileNative.ReadOnly | LinuxFileNative.CloseOnExec, 0));
        return new LinuxFileCalls(new SafeFileHandle(new IntPtr(number), ownsHandle: true), $"/proc/self/fd/{number}");
    }

    public IOpenFile Open(string path, FileUse use)
    {
        var flags = use switch
        {
            FileUse.Read => LinuxFileNative.ReadOnly,
            FileUse.Write => LinuxFileNative.ReadWrite,
            _ => LinuxFileNative.ReadWrite | LinuxFileNative.Create | LinuxFileNative.Exclusive,
        };
        return new OpenFile(path, (int)Call(path, () => LinuxFileNative.Open(folder, Native(path), flags | LinuxFileNative.CloseOnExec, FileMode)));
    }

    public bool Stat(string path) => Stat(path, LinuxFileNative.StatDefault);

    public bool? StatAnew(string path) => Stat(path, LinuxFileNative.StatForceSync);

    // Opens, reads and closes a folder, and does no more.
    public int List(string path) => portable.List(Path.Combine(way, path));

    public void Rename(string from, string to) => Call(from, () => LinuxFileNative.Rename(folder, Native(from), folder, Native(to)));

    public void Remove(string path) => Call(path, () => LinuxFileNative.Remove(folder, Native(path), 0));

    public void MakeFolder(string path) => Call(path, () => LinuxFileNative.MakeFolder(folder, Native(path), FolderMode));

    public void RemoveFolder(string path) => Call(path, () => LinuxFileNative.Remove(folder, Native(path), LinuxFileNative.RemoveFolder));

    public bool Forget(string path)
    {
        using var file = (OpenFile)Open(path, FileUse.Read);
        return LinuxFileNative.Advise(file.Number, 0, 0, LinuxFileNative.DontNeed) == 0 && IsForgotten(file.Number);
    }

    public void Dispose() => folder.Dispose();

    bool Stat(string path, int flags)
    {
        if (LinuxFileNative.Stat(folder, Native(path), flags, LinuxFileNative.BasicStats, Attributes) == 0)
            return true;
        var error = Marshal.GetLastWin32Error();
        return error == LinuxFileNative.NoEntry ? false : throw Fault(path, error);
    }

    // The advice is only one: files in memory stay there, and so does what somebody else has mapped.
    static bool IsForgotten(int file)
    {
        var length = LinuxFileNative.Seek(file, 0, SeekEnd);
        if (length <= 0)
            return false;
        var map = LinuxFileNative.Map(IntPtr.Zero, new IntPtr(length), LinuxFileNative.ProtectionRead, LinuxFileNative.MapShared, file, IntPtr.Zero);
        if (map == new IntPtr(-1))
            return false;
        var pages = new byte[(length + Environment.SystemPageSize - 1) / Environment.SystemPageSize];
        var isTold = LinuxFileNative.InMemory(map, new IntPtr(length), pages) == 0;
        _ = LinuxFileNative.Unmap(map, new IntPtr(length));
        return isTold && pages.All(page => (page & 1) == 0);
    }

    static bool HasStat()
    {
        try
        {
            return new LinuxFileCalls().Stat("/");
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException or IOException)
        {
            return false;
        }
    }

    static byte[] Native(string path) => Encoding.UTF8.GetBytes(path + '\0');

    static long Call(string path, Func<long> call)
    {
        while (true)
        {
            var result = call();
            if (result >= 0)
                return result;
            var error = Marshal.GetLastWin32Error();
            if (error != LinuxFileNative.Interrupted)
                throw Fault(path, error);
        }
    }

    static IOException Fault(string path, int error) => new($"{new Win32Exception(error).Message}: '{path}'", error);

    sealed class OpenFile(string path, int number) : IOpenFile
    {
        bool isClosed;

        public int Number => number;

        public int Read(byte[] buffer) => (int)Call(path, () => LinuxFileNative.Read(number, buffer, new IntPtr(buffer.Length)).ToInt64());

        public void Write(byte[] buffer, int count)
        {
            // A part of it alone is written where the disk is nearly full: the next call tells so.
            if (Call(path, () => LinuxFileNative.Write(number, buffer, new IntPtr(count)).ToInt64()) < count)
                throw new IOException($"Only a part was written: '{path}'");
        }

        public void Sync() => Call(path, () => LinuxFileNative.Sync(number));

        public void Lock() => Call(path, () => LinuxFileNative.Lock(number, LinuxFileNative.LockExclusive));

        public void Unlock() => Call(path, () => LinuxFileNative.Lock(number, LinuxFileNative.LockRelease));

        // What NFS could not write, it tells when the file is closed.
        public void Dispose()
        {
            if (isClosed)
                return;
            isClosed = true;
            if (LinuxFileNative.Close(number) < 0 && Marshal.GetLastWin32Error() is not LinuxFileNative.Interrupted and var error)
                throw Fault(path, error);
        }
    }
}
