using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness.Images;

namespace WinDockerTools.Tests.Lab.Registries;

/// <summary>Pushes test images through the API of the distribution specification.</summary>
static class ImagePush
{
    public static async Task PushAsync(HttpClient registry, string repository, string tag, TestImage image)
    {
        foreach (var blob in image.Blobs.Where(blob => !IsManifest(blob)).Concat(image.Layers))
            await UploadAsync(registry, repository, blob);
        foreach (var blob in image.Blobs.Where(IsManifest))
        {
            var isTop = blob.Digest == image.Top.Digest;
            using var content = new ByteArrayContent(blob.Content);
            content.Headers.ContentType = new MediaTypeHeaderValue(blob.MediaType);
            using var answer = await registry.PutAsync(Relative($"{repository}/manifests/{(isTop ? tag : blob.Digest)}"), content);
            await CheckAsync(answer);
        }
    }

    static async Task UploadAsync(HttpClient registry, string repository, ImageBlob blob)
    {
        using var begun = await registry.PostAsync(Relative($"{repository}/blobs/uploads/"), null);
        await CheckAsync(begun);
        var location = new Uri(registry.BaseAddress!, begun.Headers.Location!).ToString();
        using var content = new ByteArrayContent(blob.Content);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var done = await registry.PutAsync(new Uri($"{location}{(location.Contains('?') ? '&' : '?')}digest={blob.Digest}"), content);
        await CheckAsync(done);
    }

    static bool IsManifest(ImageBlob blob) => blob.MediaType.Contains("manifest", StringComparison.Ordinal) || blob.MediaType.Contains("index", StringComparison.Ordinal);

    static Uri Relative(string path) => new(path, UriKind.Relative);

    static async Task CheckAsync(HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
