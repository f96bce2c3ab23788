using System;
using System.Linq;

namespace WinDockerTools.Engine.Common.Go;

/// <summary>What a build is for.</summary>
/// <param name="OS">Such as <c>linux</c>.</param>
/// <param name="Architecture">Such as <c>amd64</c>.</param>
/// <param name="HasCgo">There is a C compiler for it.</param>
sealed record GoPlatform(string OS, string Architecture, bool HasCgo = true)
{
    /// <summary>go/build/syslist.go, past and present.</summary>
    static readonly string[] Systems = ["aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux", "nacl", "netbsd", "openbsd", "plan9", "solaris", "wasip1", "windows", "zos"];

    static readonly string[] Architectures =
    [
        "386", "amd64", "amd64p32", "arm", "armbe", "arm64", "arm64be", "loong64", "mips", "mipsle", "mips64", "mips64le", "mips64p32", "mips64p32le",
        "ppc", "ppc64", "ppc64le", "riscv", "riscv64", "s390", "s390x", "sparc", "sparc64", "wasm",
    ];

    /// <summary>Whether a file is for some platforms alone by its name, such as <c>read_linux_amd64.go</c>.</summary>
    public static bool IsIn(string name) => Words(name) is { Length: > 1 } words && IsKnown(words[words.Length - 1]);

    /// <summary>Whether the name of a file leaves it to this platform.</summary>
    public bool HasFile(string name)
    {
        var words = Words(name);
        if (words.Length < 2 || !IsKnown(words[words.Length - 1]))
            return true;
        var isSystem = words.Length > 2 && Systems.Contains(words[words.Length - 2]) && Architectures.Contains(words[words.Length - 1]);
        return IsMet(words[words.Length - 1]) && (!isSystem || IsMet(words[words.Length - 2]));
    }

    /// <summary>Whether a tag of a build constraint holds: go help buildconstraint.</summary>
    public bool IsMet(string tag) => tag == OS || tag == Architecture || tag == "gc" || (tag == "cgo" && HasCgo) || (tag == "unix" && OS != "windows")
        || (tag.StartsWith("go1.", StringComparison.Ordinal) && tag.Skip(4).All(char.IsDigit));

    static bool IsKnown(string word) => Systems.Contains(word) || Architectures.Contains(word);

    static string[] Words(string name) => name.Split('.')[0].Split('_');
}
