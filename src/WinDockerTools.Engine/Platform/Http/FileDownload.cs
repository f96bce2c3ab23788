using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace WinDockerTools.Engine.Platform.Http;

/// <summary>Fetches files. Members throw HttpRequestException and IOException with words for the user.</summary>
sealed class FileDownload : IDisposable
{
    const int MostRedirects = 5, Attempts = 3, Buffer = 1 << 16;
    static readonly TimeSpan Silence = TimeSpan.FromSeconds(60), Pause = TimeSpan.FromSeconds(1);

    readonly CertificateProblems certificates = new();
    readonly HttpClient client;

    public FileDownload() => client = new HttpClient(HttpHandlers.Create(2, certificates)) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Writes the file, from its beginning at every attempt; <paramref name="progress"/> takes bytes done and in all.</summary>
    public async Task SaveAsync(Uri uri, string path, Action<long, long?> progress, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
                await CopyAsync(uri, file, long.MaxValue, progress, stop).ConfigureAwait(false);
                return;
            }
            catch (BrokenTransferException) when (attempt < Attempts)
            {
                await Task.Delay(Pause, stop).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A page of no more than so many bytes.</summary>
    public async Task<byte[]> ReadAsync(Uri uri, int largest, CancellationToken stop)
    {
        using var content = new MemoryStream();
        await CopyAsync(uri, content, largest, (_, _) => { }, stop).ConfigureAwait(false);
        return content.ToArray();
    }

    public void Dispose() => client.Dispose();

    async Task CopyAsync(Uri uri, Stream to, long largest, Action<long, long?> progress, CancellationToken stop)
    {
        using var answer = await GetAsync(uri, stop).ConfigureAwait(false);
        if (!answer.IsSuccessStatusCode)
        {
            var words = $"the server answers {(int)answer.StatusCode} {answer.ReasonPhrase}";
            throw (int)answer.StatusCode >= 500 ? new BrokenTransferException(words) : new HttpRequestException(words);
        }
        var all = answer.Content.Headers.ContentLength;
        long done = 0;
#if NET
        using var from = await answer.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
#else
        using var from = await answer.Content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        var buffer = new byte[Buffer];
        while (await ReadAsync(from, buffer, done, stop).ConfigureAwait(false) is var read && read > 0)
        {
            done += read;
            if (done > largest)
                throw new HttpRequestException($"it has more than {largest} bytes");
            await to.WriteAsync(buffer, 0, read, stop).ConfigureAwait(false);
            progress(done, all);
        }
        if (all is not null && done != all)
            throw new BrokenTransferException($"{done} of {all} bytes came");
    }

    // What fails here is the network's, and worth another attempt; a full disk fails where it is written.
    static async Task<int> ReadAsync(Stream from, byte[] buffer, long done, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Silence);
        try
        {
            return await from.ReadAsync(buffer, 0, buffer.Length, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new BrokenTransferException($"nothing came for {Silence.TotalSeconds:0} s after {done} bytes");
        }
        catch (Exception e) when (e is IOException or HttpRequestException or System.Net.WebException)
        {
            throw new BrokenTransferException($"the connection broke after {done} bytes: {e.Message.TrimEnd('.')}", e);
        }
    }

    async Task<HttpResponseMessage> GetAsync(Uri uri, CancellationToken stop)
    {
        for (var redirects = 0; ; redirects++)
        {
            HttpResponseMessage answer;
            try
            {
                answer = await client.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
            }
            catch (HttpRequestException e)
            {
                var problem = certificates.Of(uri.Authority);
                throw new HttpRequestException(problem is null ? (e.InnerException ?? e).Message : $"its certificate is not trusted: {problem}", e);
            }
            if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308) || answer.Headers.Location is not { } location)
                return answer;
            answer.Dispose();
            var next = new Uri(uri, location);
            if (redirects == MostRedirects)
                throw new HttpRequestException($"it redirects more than {MostRedirects} times");
            if (next.Scheme != Uri.UriSchemeHttps && (next.Scheme != Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps))
                throw new HttpRequestException($"it redirects to '{next.Scheme}://{next.Host}'");
            uri = next;
        }
    }
}

/// <summary>A transfer that may succeed when it is tried again.</summary>
sealed class BrokenTransferException(string message, Exception? inner = null) : HttpRequestException(message, inner);
