using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace WinDockerTools.Engine.Images.Registries.Transport;

/// <summary>Reads a body to its end, but never more than was agreed.</summary>
static class BodyReader
{
    public static async Task<byte[]> ReadAsync(HttpResponseMessage response, long limit, CancellationToken stop)
    {
        var announced = response.Content.Headers.ContentLength;
        if (announced > limit)
            throw new OversizedAnswerException(announced.Value, limit);
        // Reads of .NET Framework do not watch the token.
        using var abort = stop.Register(response.Dispose);
        try
        {
            using var content = new MemoryStream((int)(announced ?? 4096));
            using var body = await OpenAsync(response.Content, stop).ConfigureAwait(false);
            var buffer = new byte[16 * 1024];
            int read;
            while ((read = await body.ReadAsync(buffer, 0, buffer.Length, stop).ConfigureAwait(false)) > 0)
            {
                content.Write(buffer, 0, read);
                if (content.Length > limit)
                    throw new OversizedAnswerException(content.Length, limit);
            }
            return announced is null || content.Length == announced
                ? content.ToArray()
                : throw new IOException($"the connection ended after {content.Length} of {announced} bytes");
        }
        catch (Exception e) when (stop.IsCancellationRequested && e is not OperationCanceledException)
        {
            throw new OperationCanceledException("The read was stopped.", e, stop);
        }
    }

    static Task<Stream> OpenAsync(HttpContent content, CancellationToken stop)
    {
#if NET
        return content.ReadAsStreamAsync(stop);
#else
        stop.ThrowIfCancellationRequested();
        return content.ReadAsStreamAsync();
#endif
    }
}
