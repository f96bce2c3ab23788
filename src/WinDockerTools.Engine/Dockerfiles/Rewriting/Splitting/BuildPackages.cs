using System;
using System.Linq;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Splitting;

/// <summary>Packages by the names of Debian and Alpine that a build needs and no Go program reads when it runs.</summary>
static class BuildPackages
{
    static readonly string[] All =
    [
        "git", "git-lfs", "mercurial", "subversion", "bzr", "openssh", "openssh-client", "gnupg", "curl", "wget", "ca-certificates", "tzdata",
        "gcc", "g++", "make", "musl-dev", "libc-dev", "libc6-dev", "build-base", "build-essential", "pkg-config", "pkgconfig", "pkgconf", "binutils", "linux-headers", "clang", "llvm", "lld", "cmake",
        "protobuf", "protobuf-compiler", "protoc", "upx", "upx-ucl", "file", "jq", "patch", "unzip", "tar", "xz", "xz-utils", "gzip", "rsync", "go", "golang", "golang-go",
    ];

    /// <summary>Certificates and time zones are taken along by themselves.</summary>
    public static bool Has(string package) => All.Contains(package, StringComparer.Ordinal);
}
