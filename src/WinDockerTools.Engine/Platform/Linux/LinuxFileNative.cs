using System;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace WinDockerTools.Engine.Platform.Linux;

/// <summary>Functions of the C library on files (their pages of section 2 of the manual), with the numbers that x64 and arm64 share.</summary>
static class LinuxFileNative
{
    public const int ReadOnly = 0, ReadWrite = 2, Create = 0x40, Exclusive = 0x80, CloseOnExec = 0x80000;
    public const int StatDefault = 0, StatForceSync = 0x2000, BasicStats = 0x7FF;
    public const int DontNeed = 4;
    public const int LockExclusive = 2, LockRelease = 8;
    public const int ProtectionRead = 1, MapShared = 1;
    public const int NoEntry = 2, Interrupted = 4;
    public const int RemoveFolder = 0x200;

    /// <summary>struct statx has 256 bytes.</summary>
    public const int StatxSize = 256;

    const string Library = "libc";

    /// <summary>Where relative paths begin, as an open folder (AT_FDCWD).</summary>
    public static SafeFileHandle WorkingDirectory() => new(new IntPtr(-100), ownsHandle: false);

    [DllImport(Library, EntryPoint = "openat", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Open(SafeFileHandle folder, byte[] path, int flags, int mode);

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
    public static extern int Stat(SafeFileHandle folder, byte[] path, int flags, int mask, byte[] result);

    [DllImport(Library, EntryPoint = "renameat", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Rename(SafeFileHandle fromFolder, byte[] from, SafeFileHandle toFolder, byte[] to);

    [DllImport(Library, EntryPoint = "unlinkat", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Remove(SafeFileHandle folder, byte[] path, int flags);

    [DllImport(Library, EntryPoint = "mkdirat", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int MakeFolder(SafeFileHandle folder, byte[] path, int mode);

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
