using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace WinDockerTools.Engine.Dockerfiles.Measuring.Contents;

/// <summary>Programs that make an image larger, and of use to whoever breaks into it.</summary>
static class KnownPrograms
{
    /// <summary>Sources: /etc/shells of Debian and Alpine, and busybox, whose every copy is one.</summary>
    static readonly string[] Shells = ["sh", "bash", "rbash", "ash", "dash", "zsh", "ksh", "ksh93", "mksh", "fish", "csh", "tcsh", "busybox", "toybox", "pwsh"];

    /// <summary>Where shells are: those elsewhere are data, such as templates of a root file system.</summary>
    static readonly string[] ShellFolders = ["/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin", "/busybox"];

    /// <summary>
    /// Sources: the manuals of GCC and binutils (programs, and the names of a target and a version around them), LLVM's
    /// list of commands, and the bin folders of the toolchains of Go, Rust, Java, Mono, Swift and Haskell.
    /// </summary>
    static readonly Regex Compiler = new(
        @"^(?:[\w.]+-(?:\w+-)*linux-(?:\w+-)?)?(?:gcc|g\+\+|cc|c\+\+|c89|c99|clang|clang\+\+|tcc|gfortran|as|ld|ld\.bfd|ld\.gold|ld\.lld|lld|gccgo|go|rustc|cargo|javac|csc|mcs|swiftc|ghc)(?:-[\d.]+)?$",
        RegexOptions.CultureInvariant);

    /// <summary>The .NET SDK has its compilers in libraries below it (dotnet/designs, install layout).</summary>
    static readonly Regex DotNetSdk = new(@"/sdk/\d[^/]*/dotnet\.dll$", RegexOptions.CultureInvariant);

    public static bool IsShell(string path) => ShellFolders.Contains(Folder(path)) && Shells.Contains(Name(path));

    public static bool IsCompiler(string path) => Folder(path).EndsWith("/bin", StringComparison.Ordinal) && Compiler.IsMatch(Name(path));

    /// <summary>Counts whether it may be run or not.</summary>
    public static bool IsSdk(string path) => DotNetSdk.IsMatch(path);

    static string Folder(string path) => path.Substring(0, path.LastIndexOf('/'));

    static string Name(string path) => path.Substring(path.LastIndexOf('/') + 1);
}
