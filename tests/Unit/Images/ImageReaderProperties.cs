using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CsCheck;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Compatibility;
using WinDockerTools.Engine.Images;
using WinDockerTools.Engine.Images.Checking;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Images.Lookup;
using WinDockerTools.Tests.Fuzzing;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Images;

public sealed class ImageReaderProperties
{
    static readonly DateTime Today = new(2026, 1, 15, 0, 0, 0, DateTimeKind.Utc);
    static readonly ImageReference Name = ImageReference.Parse("r.io/app:1");
    static readonly TestImage Image = TestImage.List(TestPlatform.Windows("10.0.20348.2700", "win32k"), TestPlatform.Linux("arm64"));
    static readonly ImageBlob[] Blobs = [.. Image.Blobs];

    static readonly HostTarget[] Hosts =
    [
        new(new HostPlatform { Name = "a", Version = new Version(10, 0, 26100, 1742), Product = WindowsProduct.Server, Architecture = "amd64" }),
        new(new HostPlatform { Name = "b", Version = new Version(10, 0, 17763), Product = WindowsProduct.Client, Store = ImageStore.Containerd }),
        new(new HostPlatform { Name = "c", OS = "linux", Architecture = "arm64" }),
    ];

    static readonly Gen<(int Document, byte[] Content)> Damaged = Mutation.Json([.. Blobs.Select(blob => blob.Content)]);

    [Fact]
    public void Content_that_was_changed_is_never_believed() => Fuzz.All(Damaged, change =>
    {
        if (change.Content.AsSpan().SequenceEqual(Blobs[change.Document].Content))
            return;
        var source = new MemorySource(Image.Top.Digest, Blobs.ToDictionary(blob => blob.Digest, blob => blob.Content));
        source.Content[Blobs[change.Document].Digest] = change.Content;

        var fault = Assert.Throws<FaultException>(() => ReadAll(source));

        Assert.Equal((FaultKind.DigestMismatch, Name.Text), (fault.Kind, fault.Subject));
    });

    [Fact]
    public void Whatever_was_pushed_is_judged_or_refused() => Fuzz.Run(
        Gen.Select(Damaged, Gen.Int[0, 2], Gen.Bool),
        input =>
        {
            var (change, host, allPlatforms) = input;
            var image = ReadAll(Pushed(change.Document, change.Content));
            var check = new CompatibilityCheck([Hosts[host]], isolation: null, Today);

            var pairs = Now(check.CheckAsync(image, new SiblingTags(Name, Today, sources: null), allPlatforms, CancellationToken.None));

            Assert.Equal(allPlatforms ? image.Entries.Count : 1, pairs.Count);
            Assert.All(pairs, pair =>
            {
                Assert.NotEmpty(pair.Reason);
                Assert.NotNull(pair.Rule);
                Assert.True(pair.Size is null or >= 0);
            });
        },
        [FaultKind.ManifestInvalid, FaultKind.ManifestUnsupported, FaultKind.ManifestTooLarge, FaultKind.ImageNotFound]);

    // The image with one document changed before the push: whatever points at it has its digest.
    static MemorySource Pushed(int changed, byte[] content)
    {
        var digests = new Dictionary<string, string>();
        var served = new Dictionary<string, byte[]>();
        for (var i = 0; i < Blobs.Length; i++)
        {
            var bytes = i == changed ? content : Relinked(Blobs[i].Content, digests);
            var digest = Digest.Of(bytes).Text;
            digests[Blobs[i].Digest] = digest;
            served[digest] = bytes;
        }
        return new MemorySource(digests[Image.Top.Digest], served);
    }

    static byte[] Relinked(byte[] content, Dictionary<string, string> digests)
    {
        var text = Encoding.UTF8.GetString(content);
        foreach (var (old, now) in digests)
            text = text.Replace(old, now, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text);
    }

    static Image ReadAll(MemorySource source)
    {
        var image = Now(new ImageReader(source).ReadAsync(Name, CancellationToken.None));
        Now(PlatformList.ReadAsync(image, CancellationToken.None));
        return image;
    }

    // A source in memory never waits.
    static T Now<T>(Task<T> task)
    {
        Assert.True(task.IsCompleted);
        return task.GetAwaiter().GetResult();
    }
}
