using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Platform.Files;
using Xunit;

namespace WinDockerTools.Tests.Files;

public sealed class HeldFilesTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_held_for_a_while_is_tried_again(bool isDenied)
    {
        var attempts = 0;

        await HeldFiles.TryAsync(() =>
        {
            if (++attempts < 4)
                throw isDenied ? new UnauthorizedAccessException() : new IOException("in use");
        }, TestContext.Current.CancellationToken);

        Assert.Equal(4, attempts);
    }

    [Fact]
    public async Task What_is_not_there_is_not_waited_for()
    {
        var attempts = 0;

        await Assert.ThrowsAsync<FileNotFoundException>(() => HeldFiles.TryAsync(() =>
        {
            attempts++;
            throw new FileNotFoundException();
        }, TestContext.Current.CancellationToken));

        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task A_stop_ends_the_waiting()
    {
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => HeldFiles.TryAsync(() =>
        {
            stop.Cancel();
            throw new IOException("in use");
        }, stop.Token));
    }
}
