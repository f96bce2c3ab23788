using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace WinDockerTools.Tests.Harness.Http;

/// <summary>A proxy that wants a user and a password, and leads every tunnel to one server.</summary>
public sealed class StubProxy : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly string upstream, expected;
    readonly List<StubRequest> requests = [];

    public StubProxy(string upstream, string user, string password)
    {
        this.upstream = upstream;
        expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Host and port.</summary>
    public string Name => $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public IReadOnlyList<StubRequest> Requests
    {
        get
        {
            lock (requests)
                return [.. requests];
        }
    }

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
        {
            try
            {
                var stream = client.GetStream();
                while (await RequestReader.ReadAsync(stream) is { } request)
                {
                    lock (requests)
                        requests.Add(request);
                    if (request.Header("Proxy-Authorization") == expected)
                    {
                        await TunnelAsync(stream);
                        return;
                    }
                    await SayAsync(stream, "HTTP/1.1 407 Stub\r\nProxy-Authenticate: Basic realm=\"stub\"\r\nContent-Length: 0\r\n\r\n");
                }
            }
            catch (IOException)
            {
                // One side has ended.
            }
        }
    }

    async Task TunnelAsync(NetworkStream stream)
    {
        using var server = new TcpClient();
        var address = upstream.Split(':');
        await server.ConnectAsync(address[0], int.Parse(address[1], System.Globalization.CultureInfo.InvariantCulture));
        await SayAsync(stream, "HTTP/1.1 200 Stub\r\n\r\n");
        await Task.WhenAny(stream.CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(stream));
    }

    static async Task SayAsync(NetworkStream stream, string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        await stream.WriteAsync(bytes, 0, bytes.Length);
    }
}
