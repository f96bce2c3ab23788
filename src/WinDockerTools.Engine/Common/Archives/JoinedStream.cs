using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace WinDockerTools.Engine.Common.Archives;

/// <summary>Streams one after the other, to be read once; they are disposed with it.</summary>
sealed class JoinedStream(IReadOnlyList<Stream> parts) : Stream
{
    int at;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;

    /// <summary>Known where all parts know theirs.</summary>
    public override long Length => parts.Sum(part => part.Length);

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        while (at < parts.Count)
        {
            var read = await parts[at].ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
            if (read > 0 || count == 0)
                return read;
            at++;
        }
        return 0;
    }

#if NET
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (at < parts.Count)
        {
            var read = await parts[at].ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (read > 0 || buffer.Length == 0)
                return read;
            at++;
        }
        return 0;
    }
#endif

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (at < parts.Count)
        {
            var read = parts[at].Read(buffer, offset, count);
            if (read > 0 || count == 0)
                return read;
            at++;
        }
        return 0;
    }

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var part in parts)
                part.Dispose();
        }
        base.Dispose(disposing);
    }
}
