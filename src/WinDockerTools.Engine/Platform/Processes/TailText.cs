using System;
using System.IO;
using System.Threading.Tasks;

namespace WinDockerTools.Engine.Platform.Processes;

/// <summary>The last megabyte of a text: what a build says last is what it failed at.</summary>
static class TailText
{
    const int Longest = 1 << 20;

    public static async Task<string> ReadAsync(Stream stream, Func<byte[], int, int, string> decode, Stream? all = null)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await stream.ReadAsync(buffer, 0, buffer.Length).ConfigureAwait(false)) > 0)
        {
            kept.Write(buffer, 0, count);
            all?.Write(buffer, 0, count);
            if (kept.Length > 2 * Longest)
                DropHead(kept);
        }
        if (kept.Length > Longest)
            DropHead(kept);
        return decode(kept.GetBuffer(), 0, (int)kept.Length);
    }

    static void DropHead(MemoryStream kept)
    {
        var all = kept.GetBuffer();
        var start = (int)kept.Length - Longest;
        Buffer.BlockCopy(all, start, all, 0, Longest);
        kept.SetLength(Longest);
        kept.Position = Longest;
    }
}
