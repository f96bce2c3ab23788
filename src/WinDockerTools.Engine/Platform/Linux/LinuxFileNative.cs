using System;
using System.Runtime.InteropServices;

namespace WinDockerTools.Engine.Platform.Linux;

/// <summary>Functions of the C library on files (their pages of section 2 of the manual), with the numbers that x64 and arm64 share.</summary>
static class LinuxFileNative
{
    public const int ReadOnly = 0, ReadWrite = 2, Create = 0x40, Exclusive = 0x80, CloseOnExec = 0x80000;
    public const int AtWorkingDirectory = -100, StatDefault = 0, StatForceSync = 0x2000, BasicStats = 0x7FF;
    public const int DontNeed = 4;
    public const int LockExclusive = 2, LockRelease = 8;
    public const int ProtectionRead = 1, MapShared = 1;
    public const int NoEntry = 2, Interrupted = 4;

    /// <summary>struct statx has 256 bytes.</summary>
    public const int StatxSize = 256;

    const string Library = "libc";

    [DllImport(Library, EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Open(byte[] path, int flags, int mode);

    [DllImport(Library, EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Close(int file);

    [DllImport(Library, EntryPoint = "read", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern IntPtr Read(int file, byte[] buffer, IntPtr count);

    [DllImport(Library, EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern IntPtr Write(int file, byte[] buffer, IntPtr count);

    [DllImport(Library, EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Sync(int file);

    [DllImport(Library, EntryPoint = "flock", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Lock(int file, int operation);

    /// <summary>In glibc since 2.28, in musl since 1.2.5.</summary>
    [DllImport(Library, EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Stat(int folder, byte[] path, int flags, int mask, byte[] result);

    [DllImport(Library, EntryPoint = "rename", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Rename(byte[] from, byte[] to);

    [DllImport(Library, EntryPoint = "unlink", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Remove(byte[] path);

    [DllImport(Library, EntryPoint = "mkdir", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int MakeFolder(byte[] path, int mode);

    [DllImport(Library, EntryPoint = "rmdir", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int RemoveFolder(byte[] path);

    /// <summary>Gives the error itself.</summary>
    [DllImport(Library, EntryPoint = "posix_fadvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Advise(int file, long offset, long length, int advice);

    [DllImport(Library, EntryPoint = "lseek", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern long Seek(int file, long offset, int whence);

    [DllImport(Library, EntryPoint = "mmap", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern IntPtr Map(IntPtr address, IntPtr length, int protection, int flags, int file, IntPtr offset);

    [DllImport(Library, EntryPoint = "munmap", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Unmap(IntPtr address, IntPtr length);

    [DllImport(Library, EntryPoint = "mincore", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int InMemory(IntPtr address, IntPtr length, byte[] pages);
}
