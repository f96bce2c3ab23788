using System;
using System.Threading;
using Docker.DotNet;
using Docker.DotNet.NPipe;
#if NET
using Docker.DotNet.NativeHttp;
#else
using Docker.DotNet.LegacyHttp;
#endif

namespace WinDockerTools.Engine.Platform.Docker;

/// <summary>Clients of the library, with the transport that fits the address.</summary>
static class DockerClients
{
    // A local engine takes a connection at once or not at all.
    static readonly TimeSpan LocalConnect = TimeSpan.FromSeconds(1);

    public static DockerClient Open(DockerEndpoint endpoint, Version? apiVersion)
    {
        var address = endpoint.Address;
        // Without a time-out of its own the library gives up as soon as the caller's token says so, also on .NET
        // Framework, where its transports heed no token.
        var builder = new DockerClientBuilder().WithEndpoint(address).WithApiVersion(apiVersion).WithTimeout(Timeout.InfiniteTimeSpan);
        if (endpoint.Tls is { } files)
            builder = builder.WithAuthProvider(EngineCertificates.Load(files, endpoint));
        return address.Scheme switch
        {
            "npipe" => builder.WithTransportOptions(new NPipeTransportOptions { ConnectTimeout = LocalConnect }).Build(),
            "unix" => builder.Build(),
            _ => builder.WithTransportOptions(Http(address.IsLoopback)).Build(),
        };
    }

#if NET
    static NativeHttpTransportOptions Http(bool isLoopback) => new()
    {
        ConfigureHandler = handler =>
        {
            handler.UseProxy = !isLoopback;
            handler.ConnectTimeout = isLoopback ? LocalConnect : TimeSpan.FromSeconds(10);
        },
    };
#else
    // TLS 1.2 by itself, whatever the session's default; HttpClientHandler would follow that.
    static LegacyHttpTransportOptions Http(bool isLoopback) => new() { ConfigureHandler = handler => handler.UseProxy = !isLoopback };
#endif
}
