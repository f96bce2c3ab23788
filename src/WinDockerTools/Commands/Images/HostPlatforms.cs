using System;
using WinDockerTools.Engine.Compatibility;

namespace WinDockerTools.Commands.Images;

/// <summary>Hosts, however they were given, as the rules want them.</summary>
static class HostPlatforms
{
    // Windows machines that run containers have amd64 processors; a version alone does not say more.
    const string UsualProcessor = "amd64";

    /// <summary>Throws FaultException (WindowsVersionInvalid) for input that was no version.</summary>
    public static HostPlatform Of(WindowsVersion version) => version.Problem is { } problem ? throw problem : new()
    {
        Name = version.Name,
        Version = version.Version,
        Product = version.Product,
        Architecture = UsualProcessor,
    };

    public static HostPlatform Of(ContainerHost host) => new()
    {
        Name = host.ToString(),
        OS = host.OS ?? "windows",
        Version = host.Version,
        Product = host.Product,
        Architecture = host.Architecture,
        DefaultIsolation = host.DefaultIsolation,
        Store = host.ImageStore ?? ImageStore.Classic,
        EngineVersion = ParseVersion(host.EngineVersion),
    };

    // "28.2.2", "20.10.24+dfsg1", "29.0.0-rc.1": the numbers before anything else.
    static Version? ParseVersion(string? text)
    {
        var end = 0;
        while (text is not null && end < text.Length && (char.IsDigit(text[end]) || text[end] == '.'))
            end++;
        return Version.TryParse(text?.Substring(0, end), out var version) ? version : null;
    }
}
