using System;
using CsCheck;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Registries.Lines;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Images;

public sealed class ImageReferenceProperties
{
    static readonly Gen<string> Names = Nasty.Words(
        "docker.io", "index.docker.io", "localhost", "mcr.microsoft.com", "127.0.0.1", "[::1]", "[::", ":5000", ":99999", "nginx", "library", "app", "App",
        "ltsc2022", "1.27", "latest", "/", "/", "/", ":", ":", "@", "sha256:" + Nasty.Hex, "@sha256:" + Nasty.Hex, "@sha512:" + Nasty.Hex + Nasty.Hex, "..", ".", "_", "__", "___", "-", "--", "A", "0");

    static readonly Gen<string> LongNames = Gen.Select(
        Gen.OneOf("a", "a/", "a.", "a-", "-", "a:", "A", "r.io/a", "[:", "0"), Gen.Int[1, 300], Gen.OneOf("", "!", ":t", "/a", "@sha256:" + Nasty.Hex),
        (part, count, end) => new System.Text.StringBuilder().Insert(0, part, count).Append(end).ToString());

    [Fact]
    public void Any_text_is_a_name_that_reads_back_or_is_refused() =>
        Fuzz.Run(Gen.Frequency((2, Nasty.Text), (6, Names), (1, LongNames)), Check, [FaultKind.ImageReferenceInvalid]);

    static void Check(string text)
    {
        var reference = ImageReference.Parse(text);

        Assert.Equal(text, reference.ToString());
        Assert.StartsWith(reference.Name, text, StringComparison.Ordinal);
        Assert.Equal(reference.Repository.ToLowerInvariant(), reference.Repository);
        Assert.True(reference.Tag is not null || reference.Digest is not null);
        var spelled = $"{reference.Registry}/{reference.Repository}{(reference.Tag is null ? "" : ":" + reference.Tag)}{(reference.Digest is null ? "" : "@" + reference.Digest)}";
        Assert.Equal(reference, ImageReference.Parse(spelled));

        var tagged = reference.WithTag("other");
        Assert.Equal((reference.Registry, reference.Repository, "other", null), (tagged.Registry, tagged.Repository, tagged.Tag, tagged.Digest));
        var pinned = reference.WithDigest("sha256:" + Nasty.Hex);
        Assert.Equal((reference.Registry, reference.Repository, null, "sha256:" + Nasty.Hex), (pinned.Registry, pinned.Repository, pinned.Tag, pinned.Digest));

        // What is asked for on the wire is what was named, nothing beside or above it.
        using var endpoint = new RegistryEndpoint(reference.Registry);
        var path = $"/v2/{reference.Repository}/manifests/{reference.Tag ?? reference.Digest}";
        Assert.Equal(path, new Uri(new Uri($"https://{reference.Registry}/"), path.Substring(1)).AbsolutePath);
    }
}
