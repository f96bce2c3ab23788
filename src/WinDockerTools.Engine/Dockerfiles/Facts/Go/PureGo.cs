using System;
using System.Linq;

namespace WinDockerTools.Engine.Dockerfiles.Facts.Go;

/// <summary>Programs of which no package is linked to the C library, so that they are static whatever CGO_ENABLED says.</summary>
static class PureGo
{
    /// <summary>
    /// Packages of the standard library that are linked to it, by themselves or by what they import. Source:
    /// go list -deps with CGO_ENABLED=1, Go 1.19 to 1.24.
    /// </summary>
    static readonly string[] WithC = ["C", "net", "os/user", "plugin", "runtime/cgo", "crypto/tls", "crypto/x509", "log/syslog", "expvar", "mime/multipart", "archive/tar"];

    static readonly string[] NetWithoutC = ["net/url", "net/netip"];

    /// <summary>Whether the sources are known, and import nothing but the module's own packages and such ones.</summary>
    public static bool Is(DockerfileFacts facts)
    {
        if (facts.GoSources is not { } sources)
            return false;
        var module = facts.Context?.Text("go.mod") is { } text ? GoModFile.Parse(text).Module : null;
        return sources.Imports.All(path => IsOf(path, module) || IsPure(path));
    }

    /// <summary>Whether a package is one of a module.</summary>
    public static bool IsOf(string package, string? module) => module is not null && (package == module || package.StartsWith(module + "/", StringComparison.Ordinal));

    static bool IsPure(string package) => package.Split('/')[0].IndexOf('.') < 0 && !WithC.Contains(package) && (!package.StartsWith("net/", StringComparison.Ordinal) || NetWithoutC.Contains(package));
}
