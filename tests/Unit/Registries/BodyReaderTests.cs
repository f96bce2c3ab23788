using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Images.Registries.Transport;
using Xunit;

namespace WinDockerTools.Tests.Registries;

public class BodyReaderTests
{
    [Fact]
    public async Task A_body_without_a_length_is_read_to_its_limit_and_hardly_further()
    {
        using var body = new EndlessStream();
        using var response = new HttpResponseMessage { Content = new StreamContent(body) };

        await Assert.ThrowsAsync<OversizedAnswerException>(() => BodyReader.ReadAsync(response, 100_000, CancellationToken.None));

        Assert.InRange(body.Given, 100_001, 200_000);
    }

    [Fact]
    public async Task A_body_that_is_announced_too_long_is_not_read_at_all()
    {
        using var body = new EndlessStream();
        using var response = new HttpResponseMessage { Content = new StreamContent(body) };
        response.Content.Headers.ContentLength = 100_001;

        var refusal = await Assert.ThrowsAsync<OversizedAnswerException>(() => BodyReader.ReadAsync(response, 100_000, CancellationToken.None));

        Assert.Equal((100_001, 0), (refusal.Size, body.Given));
    }

    [Fact]
    public async Task A_body_that_ends_early_is_a_broken_connection()
    {
        using var response = new HttpResponseMessage { Content = new StreamContent(new MemoryStream(new byte[10])) };
        response.Content.Headers.ContentLength = 11;

        await Assert.ThrowsAsync<IOException>(() => BodyReader.ReadAsync(response, 100, CancellationToken.None));
    }

    sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
