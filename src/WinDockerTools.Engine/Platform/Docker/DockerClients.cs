using System;
using Docker.DotNet;
using Docker.DotNet.NativeHttp;
using Docker.DotNet.NPipe;

namespace WinDockerTools.Engine.Platform.Docker;

/// <summary>Clients of the library with our limits on waiting.</summary>
static class DockerClients
{
    // A local engine takes a connection at once or not at all.
    static readonly TimeSpan LocalConnect = TimeSpan.FromSeconds(1);

    public static DockerClient Open(DockerEndpoint endpoint, Version? apiVersion, TimeSpan patience)
    {
        var address = endpoint.Address;
        var builder = new DockerClientBuilder().WithEndpoint(address).WithApiVersion(apiVersion).WithTimeout(patience);
        if (endpoint.Tls is { } files)
            builder = builder.WithAuthProvider(EngineCertificates.Load(files, endpoint));
        return address.Scheme switch
        {
            "npipe" => builder.WithTransportOptions(new NPipeTransportOptions { ConnectTimeout = LocalConnect }).Build(),
            "unix" => builder.Build(),
            // The library's other HTTP transport cannot stop a connection that is being made.
            _ => builder.WithTransportOptions(Http(address.IsLoopback)).Build(),
        };
    }

    static NativeHttpTransportOptions Http(bool isLoopback) => new()
    {
        ConfigureHandler = handler =>
        {
            handler.UseProxy = !isLoopback;
            handler.MaxConnectionsPerServer = 10;
#if NET
            handler.ConnectTimeout = isLoopback ? LocalConnect : TimeSpan.FromSeconds(10);
#else
            // The session's own default may be older, and is not ours to change.
            handler.SslProtocols = System.Security.Authentication.SslProtocols.Tls12;
#endif
        },
    };
}
