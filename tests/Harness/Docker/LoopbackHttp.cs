using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace WinDockerTools.Tests.Harness.Docker;

/// <summary>A small HTTP/1.1 server on a loopback port of its own: GET only, one request for each connection.</summary>
public sealed class LoopbackHttp : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly Func<string, (int Status, string Json)> answer;
    readonly List<string> requests = [];

    public LoopbackHttp(Func<string, (int Status, string Json)> answer)
    {
        this.answer = answer;
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Paths with their query, in the order of their coming.</summary>
    public IReadOnlyList<string> Requests
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
        using (var reader = new StreamReader(client.GetStream(), Encoding.ASCII))
        {
            var line = await reader.ReadLineAsync();
            if (line is null)
                return;
            while (!string.IsNullOrEmpty(await reader.ReadLineAsync()))
            {
            }
            var path = Uri.UnescapeDataString(line.Split(' ')[1]);
            lock (requests)
                requests.Add(path);
            var (status, json) = answer(path);
            var body = Encoding.UTF8.GetBytes(json);
            var head = $"HTTP/1.1 {status} -\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
            byte[] bytes = [.. Encoding.ASCII.GetBytes(head), .. body];
            await client.GetStream().WriteAsync(bytes, 0, bytes.Length);
        }
    }
}
