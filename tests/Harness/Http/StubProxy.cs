using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace WinDockerTools.Tests.Harness.Http;

/// <summary>A proxy that wants a user and a password, and leads every tunnel to one server.</summary>
public sealed class StubProxy : IDisposable
{
    readonly LoopbackListener listener;
    readonly string upstream, expected;
    readonly RequestLog requests = new();

    public StubProxy(string upstream, string user, string password)
    {
        this.upstream = upstream;
        expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
        listener = new LoopbackListener(ServeAsync);
    }

    /// <summary>Host and port.</summary>
    public string Name => listener.Name;

    public IReadOnlyList<StubRequest> Requests => requests.All;

    public void Dispose() => listener.Dispose();

    async Task ServeAsync(TcpClient client)
    {
        try
        {
            var stream = client.GetStream();
            while (await RequestReader.ReadAsync(stream) is { } request)
            {
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
