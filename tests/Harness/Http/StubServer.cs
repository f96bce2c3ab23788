using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace WinDockerTools.Tests.Harness.Http;

/// <summary>A small HTTP/1.1 server on a loopback port of its own, which does to its clients what a test wants.</summary>
public sealed class StubServer : IDisposable
{
    readonly LoopbackListener listener;
    readonly CancellationTokenSource stop = new();
    readonly Func<StubRequest, StubAnswer> answer;
    readonly X509Certificate2? certificate;
    readonly RequestLog requests = new();

    public StubServer(Func<StubRequest, StubAnswer> answer, X509Certificate2? certificate = null)
    {
        this.answer = answer;
        this.certificate = certificate;
        listener = new LoopbackListener(ServeAsync);
    }

    /// <summary>Host and port.</summary>
    public string Name => listener.Name;

    public IReadOnlyList<StubRequest> Requests => requests.All;

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    async Task ServeAsync(TcpClient client)
    {
        try
        {
            using var end = stop.Token.Register(client.Dispose);
            using var stream = await OpenAsync(client);
            while (await RequestReader.ReadAsync(stream) is { } request)
            {
                requests.Add(request);
                if (!await AnswerAsync(stream, request, answer(request)))
                    return;
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The client went away, or did not like our certificate.
        }
    }

    async Task<Stream> OpenAsync(TcpClient client)
    {
        if (certificate is null)
            return client.GetStream();
        var secure = new SslStream(client.GetStream());
        await secure.AuthenticateAsServerAsync(certificate);
        return secure;
    }

    async Task<bool> AnswerAsync(Stream stream, StubRequest request, StubAnswer reply)
    {
        if (reply.Drops)
            return false;
        if (reply.Hangs)
            await Task.Delay(Timeout.Infinite, stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        var length = reply.AnnouncedLength ?? reply.Body.Length;
        var head = new StringBuilder($"HTTP/1.1 {reply.Status} Stub\r\nContent-Type: {reply.ContentType}\r\n");
        head.Append(length < 0 ? "Connection: close\r\n" : $"Content-Length: {length}\r\n");
        foreach (var (name, value) in reply.Headers)
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        byte[] bytes = [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. request.Method == "HEAD" ? [] : reply.Body];
        await stream.WriteAsync(bytes, 0, bytes.Length);
        return request.Method == "HEAD" || length == reply.Body.Length;
    }
}
