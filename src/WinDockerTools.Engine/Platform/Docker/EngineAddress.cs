using System;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Platform.Docker;

/// <summary>Reads engine addresses as the docker command does (docker/cli opts/hosts.go).</summary>
static class EngineAddress
{
    const int PlainPort = 2375, TlsPort = 2376;

    // What Docker.DotNet.Enhanced writes into a socket address.
    const int LongestSocketPath = 91;

    static readonly Regex PipeSlashes = new("^npipe:/+", RegexOptions.CultureInvariant);
    static readonly bool IsWindows = System.Runtime.InteropServices.RuntimeInformation.IsOSPlatform(System.Runtime.InteropServices.OSPlatform.Windows);

    public static Uri Default { get; } = new(IsWindows ? "npipe://./pipe/docker_engine" : "unix:///var/run/docker.sock");

    public static Uri Parse(string text, bool tls)
    {
        var address = text.Trim();
        if (address.IndexOf("://", StringComparison.Ordinal) < 0)
            address = "tcp://" + address;
        address = PipeSlashes.Replace(address, "npipe://");
        if (address is "unix://" or "npipe://" && Default.OriginalString.StartsWith(address, StringComparison.Ordinal))
            return Default;
        if (address.StartsWith("tcp://:", StringComparison.Ordinal))
            address = address.Replace("tcp://:", "tcp://localhost:");
        var uri = Absolute(address, text);
        return uri.Scheme switch
        {
            "unix" when System.Text.Encoding.UTF8.GetByteCount(uri.LocalPath) <= LongestSocketPath => uri,
            "unix" => throw Unsupported(text, $"the path of a socket has at most {LongestSocketPath} bytes"),
            "npipe" when IsWindows => uri,
            "npipe" => throw Unsupported(text, "named pipes are for Windows"),
            "tcp" or "http" or "https" when uri.Host.Length == 0 => throw Unsupported(text, "it names no host"),
            "tcp" when uri.Port <= 0 => Absolute($"tcp://{uri.Authority}:{(tls ? TlsPort : PlainPort)}", text),
            "tcp" or "http" or "https" => uri,
            "ssh" => throw Unsupported(text, "engines are not reached over ssh"),
            var scheme => throw Unsupported(text, $"'{scheme}' is not a way to reach an engine"),
        };
    }

    /// <summary>The same for addresses of the same place: a socket behind links, a pipe in any case.</summary>
    public static string Place(Uri address) => address.Scheme switch
    {
        "unix" => "unix://" + RealPath.Of(address.LocalPath),
        "npipe" => $"npipe://{(address.Host == "localhost" ? "." : address.Host)}{address.AbsolutePath}".ToLowerInvariant(),
        _ => $"{address.Scheme}://{address.Authority}".ToLowerInvariant(),
    };

    static Uri Absolute(string address, string text) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : throw Unsupported(text, "it is not an address");

    static FaultException Unsupported(string text, string why) => new(FaultKind.EngineEndpointUnsupported, text, why);
}
