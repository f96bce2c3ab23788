using System;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace WinDockerTools.Tests.Harness.Http;

/// <summary>A loopback port of its own; every client is served at once.</summary>
public sealed class LoopbackListener : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly Func<TcpClient, Task> serve;

    public LoopbackListener(Func<TcpClient, Task> serve)
    {
        this.serve = serve;
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Host and port.</summary>
    public string Name => $"127.0.0.1:{Port}";

    public void Dispose() => listener.Stop();

    async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException or InvalidOperationException)
        {
            // Stopped.
        }
    }

    async Task ServeAsync(TcpClient client)
    {
        using (client)
            await serve(client);
    }
}
