using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness.Http;

namespace WinDockerTools.Bench;

/// <summary>
/// Makes a server on loopback far away: each direction takes half of the round trip, and so does not narrow the line;
/// a new connection costs one round trip more, as its handshake would.
/// </summary>
sealed class DelayProxy : IDisposable
{
    readonly LoopbackListener listener;
    readonly TimeSpan roundTrip;
    readonly int target;

    public DelayProxy(int target, TimeSpan roundTrip)
    {
        this.target = target;
        this.roundTrip = roundTrip;
        listener = new LoopbackListener(ServeAsync);
    }

    public int Port => listener.Port;

    public void Dispose() => listener.Dispose();

    async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        await server.ConnectAsync(IPAddress.Loopback, target);
        var away = CarryAsync(client.GetStream(), server.GetStream(), Stopwatch.GetTimestamp() + Ticks(roundTrip));
        var back = CarryAsync(server.GetStream(), client.GetStream(), notBefore: 0);
        await Task.WhenAll(away, back);
    }

    async Task CarryAsync(NetworkStream from, NetworkStream to, long notBefore)
    {
        var line = Channel.CreateUnbounded<(long Due, byte[] Bytes)>();
        var sending = SendAsync(line.Reader, to);
        var buffer = new byte[64 * 1024];
        try
        {
            for (int read; (read = await from.ReadAsync(buffer)) > 0;)
                line.Writer.TryWrite((Math.Max(Stopwatch.GetTimestamp(), notBefore) + Ticks(roundTrip / 2), buffer[..read]));
        }
        catch (IOException)
        {
            // Reset by its end.
        }
        line.Writer.Complete();
        await sending;
    }

    static async Task SendAsync(ChannelReader<(long Due, byte[] Bytes)> line, NetworkStream to)
    {
        try
        {
            await foreach (var (due, bytes) in line.ReadAllAsync())
            {
                var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
                if (wait > TimeSpan.Zero)
                    await Task.Delay(wait);
                await to.WriteAsync(bytes);
            }
            to.Socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // Nobody listens any more.
        }
    }

    static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}
