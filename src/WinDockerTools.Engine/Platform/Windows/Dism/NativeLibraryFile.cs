using System;
#if !NET
using System.ComponentModel;
#endif
using System.Runtime.InteropServices;

namespace WinDockerTools.Engine.Platform.Windows.Dism;

/// <summary>A loaded library of native code; it stays loaded as long as the process lives.</summary>
sealed class NativeLibraryFile
{
    readonly IntPtr handle;

    NativeLibraryFile(IntPtr handle) => this.handle = handle;

#if NET
    /// <summary>One of Windows' own, from the system folder alone. Throws DllNotFoundException, BadImageFormatException.</summary>
    public static NativeLibraryFile OfSystem(string name) =>
        new(NativeLibrary.Load(name, typeof(NativeLibraryFile).Assembly, DllImportSearchPath.System32));

    public static NativeLibraryFile At(string path) => new(NativeLibrary.Load(path));

    /// <summary>Throws EntryPointNotFoundException.</summary>
    public IntPtr Function(string name) => NativeLibrary.GetExport(handle, name);
#else
    // learn.microsoft.com/windows/win32/api/libloaderapi/nf-libloaderapi-loadlibraryexw
    const uint SearchSystem32 = 0x800, SearchFolderOfFile = 0x100;
    const int BadFormat = 193;

    /// <summary>One of Windows' own, from the system folder alone. Throws DllNotFoundException, BadImageFormatException.</summary>
    public static NativeLibraryFile OfSystem(string name) => Load(name, SearchSystem32);

    public static NativeLibraryFile At(string path) => Load(path, SearchFolderOfFile | SearchSystem32);

    /// <summary>Throws EntryPointNotFoundException.</summary>
    public IntPtr Function(string name) =>
        GetProcAddress(handle, name) is var address && address != IntPtr.Zero ? address : throw new EntryPointNotFoundException(name);

    static NativeLibraryFile Load(string file, uint search)
    {
        var handle = LoadLibraryEx(file, IntPtr.Zero, search);
        if (handle != IntPtr.Zero)
            return new NativeLibraryFile(handle);
        var error = Marshal.GetLastWin32Error();
        var message = $"{file}: {new Win32Exception(error).Message}";
        throw error == BadFormat ? new BadImageFormatException(message) : new DllNotFoundException(message);
    }

    [DllImport("kernel32.dll", EntryPoint = "LoadLibraryExW", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    static extern IntPtr LoadLibraryEx(string file, IntPtr reserved, uint flags);

    [DllImport("kernel32.dll", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    static extern IntPtr GetProcAddress(IntPtr module, string name);
#endif
}
