using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading.Tasks;

namespace WinDockerTools.Tests.Harness.Http;

static class RequestReader
{
    const byte TlsHandshake = 0x16;

    /// <summary>Null when the client has ended, or speaks TLS to a plain server.</summary>
    public static async Task<StubRequest?> ReadAsync(Stream stream)
    {
        if (await LineAsync(stream) is not { } first || first.Split(' ') is not [var method, var target, _])
            return null;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await LineAsync(stream) is { Length: > 0 } line)
        {
            var parts = line.Split([':'], 2);
            headers[parts[0]] = parts[1].Trim();
        }
        var body = headers.TryGetValue("Transfer-Encoding", out var coding) && coding == "chunked"
            ? await ChunksAsync(stream)
            : await BytesAsync(stream, headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0);
        return new StubRequest(method, target, headers, Encoding.UTF8.GetString(body));
    }

    static async Task<byte[]> ChunksAsync(Stream stream)
    {
        var all = new List<byte>();
        while (await LineAsync(stream) is { } size && int.Parse(size, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var count)
        {
            all.AddRange(await BytesAsync(stream, count));
            await LineAsync(stream);
        }
        await LineAsync(stream);
        return [.. all];
    }

    static async Task<byte[]> BytesAsync(Stream stream, int count)
    {
        var bytes = new byte[count];
        for (var read = 0; read < count;)
            read += await stream.ReadAsync(bytes, read, count - read);
        return bytes;
    }

    static async Task<string?> LineAsync(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, 0, 1) == 1)
        {
            if (line.Count == 0 && one[0] == TlsHandshake)
                return null;
            if (one[0] == '\n')
                return Encoding.ASCII.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }
        return null;
    }
}
