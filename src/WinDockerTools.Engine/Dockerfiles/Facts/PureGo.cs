using System;
using System.Linq;

namespace WinDockerTools.Engine.Dockerfiles.Facts;

/// <summary>Programs of which no package is linked to the C library, so that they are static whatever CGO_ENABLED says.</summary>
static class PureGo
{
    /// <summary>
    /// Packages of the standard library that are linked to it, by themselves or by what they import. Source:
    /// go list -deps with CGO_ENABLED=1, Go 1.19 to 1.24.
    /// </summary>
    static readonly string[] WithC = ["C", "net", "os/user", "plugin", "runtime/cgo", "crypto/tls", "crypto/x509", "log/syslog", "expvar", "mime/multipart", "archive/tar"];

    static readonly string[] NetWithoutC = ["net/url", "net/netip"];

    /// <summary>Whether the sources are known, those of vendored modules too, and import nothing but each other and such packages.</summary>
    public static bool Is(DockerfileFacts facts)
    {
        if (facts.GoSources is not { } sources || facts.Context is not { } context)
            return false;
        var modules = GoModules.Of(context);
        var hasVendor = context.Has("vendor/modules.txt");
        if (hasVendor && facts.VendoredSources is null)
            return false;
        return sources.Imports.Concat(hasVendor ? facts.VendoredSources!.Imports : []).All(path =>
            IsPure(path) || modules.Any(module => GoModules.Has(module, path)) || (hasVendor && context.Exists("vendor/" + path)));
    }

    static bool IsPure(string package) => package.Split('/')[0].IndexOf('.') < 0 && !WithC.Contains(package) && (!package.StartsWith("net/", StringComparison.Ordinal) || NetWithoutC.Contains(package));
}
