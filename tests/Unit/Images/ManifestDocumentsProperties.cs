using System.Linq;
using CsCheck;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Tests.Fuzzing;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Images;

public sealed class ManifestDocumentsProperties
{
    static readonly TestImage Image = TestImage.List(
        TestPlatform.Windows("10.0.20348.2700", "win32k") with { Entrypoint = ["C:\\ServiceMonitor.exe", "w3svc"], Variant = "v8" });

    [Fact]
    public void A_damaged_document_is_read_or_not_valid() =>
        Fuzz.Run(Mutation.Json([.. Image.Blobs.Select(blob => blob.Content)]), input => Read(Image.Blobs[input.Document], input.Content), [FaultKind.ManifestInvalid]);

    static void Read(ImageBlob original, byte[] json)
    {
        _ = ManifestDocuments.MediaTypeOf(json, "app");
        if (original == Image.Top)
        {
            Assert.All(ManifestDocuments.Index(json, "app").Manifests, Check);
        }
        else if (original.MediaType.Contains("manifest"))
        {
            var manifest = ManifestDocuments.Manifest(json, "app");
            Check(manifest.Config);
            Assert.All(manifest.Layers, Check);
            Assert.True(manifest.Size is null or >= 0);
        }
        else
        {
            var config = ManifestDocuments.Config(json, "app");
            Assert.NotNull(config.Platform.ToString());
            Assert.DoesNotContain(null, config.Command);
            Assert.DoesNotContain(null, config.DiffIds);
        }
    }

    static void Check(Descriptor item)
    {
        Assert.NotNull(item.MediaType);
        Assert.InRange(item.Size, long.MinValue, 1L << 46);
        Assert.Matches("^sha(256:[0-9a-f]{64}|512:[0-9a-f]{128})$", item.Digest.Text);
        Assert.NotNull(item.Platform?.ToString() ?? "");
    }
}
