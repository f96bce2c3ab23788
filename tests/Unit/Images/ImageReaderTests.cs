using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Images;

public sealed class ImageReaderTests
{
    const string IndexType = "application/vnd.oci.image.index.v1+json";

    static readonly ImageReference Name = ImageReference.Parse("r.io/app:1");

    static Task<Image> ReadAsync(MemorySource source) => new ImageReader(source).ReadAsync(Name, CancellationToken.None);

    static async Task<FaultKind> FaultOf(MemorySource source) => (await Assert.ThrowsAsync<FaultException>(() => ReadAsync(source))).Kind;

    static MemorySource Source(ImageBlob top, params ImageBlob[] others) =>
        new(top.Digest, new[] { top }.Concat(others).ToDictionary(blob => blob.Digest, blob => blob.Content), top.MediaType);

    static MemorySource Source(TestImage image) => Source(image.Top, [.. image.Blobs.Where(blob => blob.Digest != image.Top.Digest)]);

    static ImageBlob Index(IEnumerable<JsonObject> entries) =>
        ImageBlob.Json(IndexType, new JsonObject { ["schemaVersion"] = 2, ["manifests"] = new JsonArray([.. entries.Select(entry => (JsonNode)entry)]) });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Indexes_may_be_nested_a_little(int depth) =>
        Assert.Single((await ReadAsync(Source(TestImage.Nested(TestPlatform.Windows("10.0.20348.1"), depth)))).Entries);

    [Fact]
    public async Task Indexes_nested_deeper_are_refused() =>
        Assert.Equal(FaultKind.ManifestNestingTooDeep, await FaultOf(Source(TestImage.Nested(TestPlatform.Windows("10.0.20348.1"), 3))));

    [Fact]
    public async Task A_source_that_answers_everything_with_one_index_is_found_out()
    {
        var inner = Index([]);
        var outer = Index([inner.Descriptor()]);
        var source = Source(outer, inner);
        source.Content[inner.Digest] = outer.Content;

        Assert.Equal(FaultKind.DigestMismatch, await FaultOf(source));
    }

    [Fact]
    public async Task An_index_of_a_thousand_indexes_of_a_thousand_indexes_is_not_walked_to_its_end()
    {
        var leaf = Index([]);
        var middle = Index(Enumerable.Range(0, 1000).Select(_ => leaf.Descriptor()));
        var top = Index(Enumerable.Range(0, 1000).Select(_ => middle.Descriptor()));
        var source = Source(top, middle, leaf);

        Assert.Equal(FaultKind.ManifestInvalid, await FaultOf(source));
        Assert.InRange(source.Fetches, 1, 2000);
    }

    [Theory]
    [InlineData(4_194_305, -1)]
    [InlineData(10, 4_194_305)]
    public async Task More_than_four_mebibytes_are_refused_announced_or_not(int served, long announced)
    {
        var manifest = ImageBlob.Json("application/vnd.oci.image.manifest.v1+json", new JsonObject());
        var large = manifest with { Content = Encoding.ASCII.GetBytes(new string(' ', served)) };
        var descriptor = manifest.Descriptor();
        descriptor["size"] = announced;

        Assert.Equal(FaultKind.ManifestTooLarge, await FaultOf(Source(Index([descriptor]), large)));
    }

    [Fact]
    public async Task An_image_that_is_served_as_a_list_or_a_list_served_as_an_image_is_refused()
    {
        var image = TestImage.Single(TestPlatform.Windows("10.0.20348.1"));
        var list = Index([]);

        Assert.Equal(FaultKind.ManifestInvalid, await FaultOf(Source(image.Top with { MediaType = IndexType })));
        Assert.Equal(FaultKind.ManifestInvalid, await FaultOf(Source(list with { MediaType = image.Top.MediaType })));
    }

    // CVE-2021-41190: which of the two it is would be for the reader to choose.
    [Theory]
    [InlineData("application/vnd.oci.image.index.v1+json", "layers")]
    [InlineData("application/vnd.oci.image.manifest.v1+json", "manifests")]
    public async Task A_list_and_an_image_in_one_document_are_refused(string type, string foreign)
    {
        var image = TestImage.Single(TestPlatform.Windows("10.0.20348.1"));
        var both = type == IndexType ? new JsonObject { ["manifests"] = new JsonArray() } : JsonNode.Parse(image.Top.Content)!.AsObject();
        both[foreign] = new JsonArray();

        var fault = await Assert.ThrowsAsync<FaultException>(() => ReadAsync(Source(ImageBlob.Json(type, both), [.. image.Blobs])));

        Assert.Equal(FaultKind.ManifestInvalid, fault.Kind);
        Assert.Contains($"'{foreign}'", fault.Detail);
    }
}
