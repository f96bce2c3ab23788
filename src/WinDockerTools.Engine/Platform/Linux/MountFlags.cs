using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Runtime.InteropServices;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Platform.Linux;

/// <summary>
/// The flags of a mount point (mount(2), sys/mount.h). They are set by the system call itself: mount(8) adds those that
/// hold to those that are wanted, and noatime with relatime stays noatime.
/// </summary>
static class MountFlags
{
    const string Strict = "strictatime";
    const uint Remount = 0x20, Bind = 0x1000;

    static readonly Dictionary<string, uint> Bits = new()
    {
        ["rw"] = 0,
        ["ro"] = 0x1,
        ["nosuid"] = 0x2,
        ["nodev"] = 0x4,
        ["noexec"] = 0x8,
        ["nosymfollow"] = 0x100,
        ["noatime"] = 0x400,
        ["nodiratime"] = 0x800,
        ["relatime"] = 0x200000,
        [Strict] = 0x1000000,
    };

    static readonly string[] AccessTimes = ["noatime", "relatime", Strict];

    /// <summary>With the word for exact access times, which a mount table leaves out.</summary>
    public static string InFull(string flags) => flags.Length == 0 || flags.Split(',').Any(word => Array.IndexOf(AccessTimes, word) >= 0) ? flags : $"{flags},{Strict}";

    /// <summary>Sets all flags of a mount point. Throws FaultException (MountFailed).</summary>
    public static void Set(string point, string flags)
    {
        nuint bits = Remount | Bind;
        foreach (var word in InFull(flags).Split(','))
            bits |= Bits.TryGetValue(word, out var bit) ? bit : throw new FaultException(FaultKind.MountFailed, point, $"its flag '{word}' is not known here");
        if (Mount(null, point, null, bits, IntPtr.Zero) != 0)
            throw new FaultException(FaultKind.MountFailed, point, new Win32Exception(Marshal.GetLastWin32Error()).Message);
    }

    [DllImport("libc", EntryPoint = "mount", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    static extern int Mount(string? source, string target, string? type, nuint flags, IntPtr data);
}
