using System;
using System.IO;
using System.Linq;

namespace WinDockerTools.Engine.Platform.Linux;

/// <summary>What the Windows Subsystem for Linux leaves in /proc.</summary>
static class WslMarks
{
    // What lets it run Windows programs; under systemd it has the second name.
    static readonly string[] Interop = ["/proc/sys/fs/binfmt_misc/WSLInterop", "/proc/sys/fs/binfmt_misc/WSLInterop-late"];

    // "Microsoft" in WSL 1, "microsoft-standard-WSL2" in WSL 2.
    const string Version = "/proc/version", Vendor = "microsoft";

    /// <summary>Whether this is a Linux inside Windows.</summary>
    public static bool AreHere() => Are(File.Exists, ReadVersion);

    public static bool Are(Func<string, bool> exists, Func<string, string> read) =>
        Interop.Any(exists) || (exists(Version) && read(Version).IndexOf(Vendor, StringComparison.OrdinalIgnoreCase) >= 0);

    static string ReadVersion(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
