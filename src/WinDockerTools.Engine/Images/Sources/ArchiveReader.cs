using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Content;

namespace WinDockerTools.Engine.Images.Sources;

/// <summary>
/// Images in an archive of <c>docker save</c>: an OCI layout inside a tar file from engine 25 on, before that a
/// list of configurations and unpacked layers.
/// </summary>
static class ArchiveReader
{
    public static async Task<Image> ReadAsync(ImageReference image, CancellationToken stop)
    {
        var files = await Task.Run(() => ArchiveFiles.ReadAsync(image, stop), stop).ConfigureAwait(false);
        return await FromAsync(image, files, stop).ConfigureAwait(false);
    }

    public static async Task<Image> FromAsync(ImageReference image, IReadOnlyDictionary<string, byte[]> files, CancellationToken stop)
    {
        if (files.ContainsKey("index.json"))
            return await new ImageReader(new LayoutInArchive(files)).ReadAsync(image, stop).ConfigureAwait(false);
        return files.TryGetValue("manifest.json", out var list)
            ? Saved(image, list, files)
            : throw Invalid(image, "there is neither index.json nor manifest.json in it");
    }

    static Image Saved(ImageReference image, byte[] list, IReadOnlyDictionary<string, byte[]> files)
    {
        var saved = SavedImages(image, list).Where(item => image.Tag is null || item.Names.Any(name => name.EndsWith(':' + image.Tag, StringComparison.Ordinal))).ToList();
        if (saved.Count != 1)
        {
            throw saved.Count == 0
                ? new FaultException(FaultKind.ImageNotFound, image.Text, "the archive has no image of that name")
                : Invalid(image, $"it holds {saved.Count} images; name one as path:tag ({string.Join(", ", saved.SelectMany(item => item.Names))})");
        }
        if (!files.TryGetValue(saved[0].Config, out var json))
            throw Invalid(image, $"its configuration '{saved[0].Config}' is missing");
        var config = ManifestDocuments.Config(json, image.Text);
        var detail = new ImageDetail(config, [], Size: null);
        var descriptor = new Descriptor(MediaTypes.DockerConfig, Digest.Of(json), json.Length);
        return new Image(image, descriptor.Digest, IsList: false, [new ImageEntry(descriptor, config.Platform, _ => Task.FromResult(detail))]);
    }

    static List<(string Config, List<string> Names)> SavedImages(ImageReference image, byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. document.RootElement.EnumerateArray().Select(item => (item.Text("Config") ?? "", item.Strings("RepoTags").ToList()))];
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            throw Invalid(image, $"manifest.json: {JsonProblem.Describe(e)}");
        }
    }

    static FaultException Invalid(ImageReference image, string why) => new(FaultKind.ImageArchiveInvalid, image.Text, why);

    sealed class LayoutInArchive(IReadOnlyDictionary<string, byte[]> files) : IImageSource
    {
        public Task<Descriptor> ResolveAsync(ImageReference image, CancellationToken stop) =>
            Task.FromResult(LayoutIndex.Choose(ManifestDocuments.Index(files["index.json"], image.Text), image));

        public Task<byte[]> FetchAsync(ImageReference image, Descriptor descriptor, long limit, CancellationToken stop) =>
            files.TryGetValue($"blobs/{descriptor.Digest.Text.Replace(':', '/')}", out var content)
                ? Task.FromResult(content)
                : throw Invalid(image, $"the content {descriptor.Digest} is missing");
    }
}
