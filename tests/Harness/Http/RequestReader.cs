using System;
using System.Collections.Generic;
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
        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, System.Globalization.CultureInfo.InvariantCulture) : 0];
        for (var read = 0; read < body.Length;)
            read += await stream.ReadAsync(body, read, body.Length - read);
        return new StubRequest(method, target, headers, Encoding.UTF8.GetString(body));
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
