using System;
using System.IO;
using System.Linq;
using CsCheck;
using WinDockerTools.Engine.Images;
using WinDockerTools.Engine.Images.Registries.Cache;
using WinDockerTools.Tests.Fuzzing;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Registries;

/// <summary>What crashes, full disks, other programs and people leave in the cache's folder.</summary>
public sealed class ContentCacheProperties
{
    static readonly byte[][] Contents = [[], [1], .. Enumerable.Range(2, 4).Select(seed => Enumerable.Repeat((byte)seed, 100 << seed).ToArray())];
    static readonly DateTime[] Times = [new(1601, 1, 2, 0, 0, 0, DateTimeKind.Utc), new(1969, 1, 1, 0, 0, 0, DateTimeKind.Utc), new(2400, 1, 1, 0, 0, 0, DateTimeKind.Utc)];

    static readonly Gen<(int Kind, int Content, int With, string Name)[]> Steps =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, Contents.Length - 1], Gen.Int[0, int.MaxValue], Nasty.Words("sha256", "/", "..", ".part", "pruned", "a", "\n", "*", "\u00e9")).Array[1, 6];

    [Fact]
    public void Whatever_is_in_its_folder_an_entry_is_whole_or_none() => Fuzz.All(Steps, steps =>
    {
        using var folder = new TemporaryFolder();
        foreach (var (kind, content, with, name) in steps)
        {
            Mess(folder.Path, kind, Contents[content], with, name);
            var digest = Digest.Of(Contents[with % Contents.Length]);
            var cache = new ContentCache(folder.Path, new CachePruning(folder.Path, TimeProvider.System, most: with % 3 == 0 ? 500 : long.MaxValue));

            Expect(cache.Read(digest), digest);
            cache.Write(digest, Contents[with % Contents.Length]);
            Expect(cache.Read(digest), digest);
        }
    }, count: 2_000);

    static void Expect(byte[]? read, Digest digest) => Assert.True(read is null || digest.Matches(read));

    static void Mess(string folder, int kind, byte[] content, int with, string name)
    {
        var entry = Path.Combine(folder, "sha256", Digest.Of(content).Text.Substring(7, 2), Digest.Of(content).Text.Substring(7));
        var place = (with % 5) switch { 0 => folder, 1 => Path.Combine(folder, "sha256"), 2 => Path.GetDirectoryName(entry)!, 3 => Path.Combine(folder, "pruned"), _ => entry };
        try
        {
            switch (kind)
            {
                case 0:
                    Directory.Delete(place, recursive: true);
                    break;
                case 1:
                    Directory.CreateDirectory(place);
                    break;
                case 2:
                    File.CreateSymbolicLink(place, with % 2 == 0 ? place : Path.Combine(folder, "nowhere"));
                    break;
                case 3:
                    File.SetLastWriteTimeUtc(place, Times[with % Times.Length]);
                    break;
                case 4:
                    File.Delete(place);
                    break;
                case 5:
                    File.WriteAllText(Path.Combine(folder, name.Replace("..", "__", StringComparison.Ordinal).Trim('/')), "odd");
                    break;
                case 6:
                    File.WriteAllBytes(entry, [.. content.Skip(with % (content.Length + 1))]);
                    break;
                case 7:
                    File.AppendAllText(entry, "more");
                    break;
                default:
                    var bytes = File.ReadAllBytes(entry);
                    bytes[with % bytes.Length] ^= (byte)(1 + with % 255);
                    File.WriteAllBytes(entry, bytes);
                    break;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or DivideByZeroException)
        {
            // What is not there cannot be damaged.
        }
    }
}
