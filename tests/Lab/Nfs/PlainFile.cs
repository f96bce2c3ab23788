using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace WinDockerTools.Tests.Nfs;

/// <summary>Files by the calls that most programs make. .NET locks what it writes and asks which file system it reads from, and either asks the server anew.</summary>
static class PlainFile
{
    const int ReadOnly = 0, Written = 0x241; // write only, create, truncate

    public static void Write(string path, string text)
    {
        var file = Open(path, Written);
        var bytes = Encoding.UTF8.GetBytes(text);
        if (write(file, bytes, bytes.Length) != bytes.Length | close(file) != 0)
            throw new Win32Exception();
    }

    /// <summary>Of no more than 4 KiB; null where there is none.</summary>
    public static string? Read(string path)
    {
        if (open(path, ReadOnly, 0) is >= 0 and var file)
        {
            var bytes = new byte[4096];
            var count = read(file, bytes, bytes.Length);
            _ = close(file);
            return count < 0 ? null : Encoding.UTF8.GetString(bytes, 0, (int)count);
        }
        return null;
    }

    static int Open(string path, int flags) => open(path, flags, 0x1A4) is >= 0 and var file ? file : throw new Win32Exception();

#pragma warning disable IDE1006, SYSLIB1054, CA2101 // As the C library names them; on Linux text is UTF-8.
    [DllImport("libc", SetLastError = true, CharSet = CharSet.Ansi)]
    static extern int open(string path, int flags, int mode);

    [DllImport("libc", SetLastError = true)]
    static extern nint read(int file, byte[] bytes, nint count);

    [DllImport("libc", SetLastError = true)]
    static extern nint write(int file, byte[] bytes, nint count);

    [DllImport("libc", SetLastError = true)]
    static extern int close(int file);
#pragma warning restore IDE1006, SYSLIB1054, CA2101
}
