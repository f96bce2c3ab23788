using System;
using System.IO;
using System.IO.Pipes;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace WinDockerTools.Tests.Windows;

/// <summary>A named pipe that leads to an address: an engine of Linux is seen there as one of Windows is.</summary>
public sealed class PipeRelay : IAsyncDisposable
{
    // Ends that wait for a client. One that finds none blocks a thread of the pool, where the next would be opened.
    const int Ends = 8;

    readonly CancellationTokenSource stop = new();
    readonly Task accepting;

    public PipeRelay(string name, IPEndPoint engine) =>
        accepting = Task.WhenAll(Enumerable.Range(0, Ends).Select(_ => AcceptAsync(name, engine)));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await accepting;
        stop.Dispose();
    }

    async Task AcceptAsync(string name, IPEndPoint engine)
    {
        while (true)
        {
            var pipe = Open(name);
            try
            {
                await pipe.WaitForConnectionAsync(stop.Token);
            }
            catch (OperationCanceledException)
            {
                // Clients would still find it, and wait.
                await pipe.DisposeAsync();
                return;
            }
            _ = RelayAsync(pipe, engine);
        }
    }

    static NamedPipeServerStream Open(string name) => new(
        name, PipeDirection.InOut, NamedPipeServerStream.MaxAllowedServerInstances, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);

    async Task RelayAsync(NamedPipeServerStream pipe, IPEndPoint engine)
    {
        await using var here = pipe;
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(engine, stop.Token);
            await using var there = client.GetStream();
            await Task.WhenAny(here.CopyToAsync(there, stop.Token), there.CopyToAsync(here, stop.Token));
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // One side went away: so does the other.
        }
    }
}
