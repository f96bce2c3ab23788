using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using WinDockerTools.Engine.Images;
using WinDockerTools.Engine.Images.Registries.Cache;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Registries;

public sealed class ContentCacheTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_was_not_read_for_longest_goes_first()
    {
        var contents = Enumerable.Range(0, 6).Select(i => Content(i, 1 << 20)).ToList();
        var generous = Cache(long.MaxValue);
        foreach (var content in contents)
            generous.Write(Digest.Of(content), content);
        for (var i = 0; i < contents.Count; i++)
            File.SetLastWriteTimeUtc(FileOf(contents[i]), DateTime.UtcNow.AddDays(i - 10));
        Assert.NotNull(generous.Read(Digest.Of(contents[0])));
        File.Delete(folder.File("pruned"));

        var last = Content(6, 1 << 20);
        Cache(3 << 20).Write(Digest.Of(last), last);

        Assert.Equal(
            new[] { contents[0], contents[5], last }.Select(content => Digest.Of(content).Text).OrderBy(text => text, StringComparer.Ordinal),
            Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Where(name => name!.Length == 64)
                .Select(name => "sha256:" + name).OrderBy(text => text, StringComparer.Ordinal));
    }

    [Fact]
    public void When_it_was_last_looked_through_is_not_forgotten_for_an_entry_of_tomorrow()
    {
        var content = Content(1, 2 << 20);
        var generous = Cache(long.MaxValue);
        generous.Write(Digest.Of(content), content);
        File.SetLastWriteTimeUtc(FileOf(content), DateTime.UtcNow.AddDays(1));
        File.Delete(folder.File("pruned"));

        Cache(1 << 20).Write(Digest.Of([1]), [1]);

        Assert.True(File.Exists(folder.File("pruned")));
        Assert.False(File.Exists(FileOf([1])));
    }

    [Fact]
    public void What_a_dead_process_left_half_written_goes_too()
    {
        File.WriteAllText(folder.File("x.part"), "half");
        File.SetLastWriteTimeUtc(folder.File("x.part"), DateTime.UtcNow.AddDays(-1));
        File.WriteAllText(folder.File("y.part"), "in the making");

        Cache(1 << 20).Write(Digest.Of([1]), [1]);

        Assert.Equal(["y.part"], Directory.GetFiles(folder.Path, "*.part").Select(Path.GetFileName));
    }

    [Fact]
    public void A_damaged_entry_is_none_until_it_is_written_again()
    {
        var cache = Cache(long.MaxValue);
        cache.Write(Digest.Of([1]), [1]);
        File.WriteAllBytes(FileOf([1]), [2]);

        Assert.Null(cache.Read(Digest.Of([1])));
        cache.Write(Digest.Of([1]), [1]);
        Assert.Equal([1], cache.Read(Digest.Of([1])));
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(7, true)]
    public void The_bound_is_looked_after_every_six_hours(int hoursAgo, bool pruned)
    {
        Cache(long.MaxValue).Write(Digest.Of([1]), [1]);
        File.SetLastWriteTimeUtc(FileOf([1]), DateTime.UtcNow.AddDays(-1));
        File.SetLastWriteTimeUtc(folder.File("pruned"), DateTime.UtcNow.AddHours(-hoursAgo));

        Cache(1).Write(Digest.Of([2]), [2]);

        Assert.Equal(!pruned, File.Exists(FileOf([1])));
        Assert.True(File.Exists(folder.File("pruned")));
    }

    [Fact]
    public void One_call_that_writes_much_does_not_wait_for_the_hour()
    {
        Cache(1).Write(Digest.Of([1]), [1]);
        var cache = Cache(1 << 20);
        for (var i = 0; i < 20; i++)
            cache.Write(Digest.Of(Content(i, 1 << 20)), Content(i, 1 << 20));

        Assert.InRange(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Length, 2, 7);
    }

    [Fact]
    public async Task Many_writers_and_readers_of_one_entry_see_it_whole_or_not_at_all()
    {
        var content = Content(1, 100_000);
        var digest = Digest.Of(content);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() =>
        {
            var cache = Cache(long.MaxValue);
            for (var i = 0; i < 30; i++)
            {
                cache.Write(digest, content);
                Assert.True(cache.Read(digest) is null or { Length: 100_000 });
            }
        })));

        Assert.NotNull(Cache(long.MaxValue).Read(digest));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.part", SearchOption.AllDirectories));
    }

    ContentCache Cache(long most) => new(folder.Path, new CachePruning(folder.Path, TimeProvider.System, most));

    string FileOf(byte[] content)
    {
        var hex = Digest.Of(content).Text.Split(':')[1];
        return Path.Combine(folder.Path, "sha256", hex.Substring(0, 2), hex);
    }

    static byte[] Content(int seed, int size) => [.. Enumerable.Repeat((byte)seed, size)];
}
