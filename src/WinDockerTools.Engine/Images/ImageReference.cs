using System;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Common;

namespace WinDockerTools;

/// <summary>Where an image is kept.</summary>
public enum ImageLocation
{
    /// <summary>A registry or an engine, by name.</summary>
    Registry,

    /// <summary>A folder in the OCI image layout (a file <c>oci-layout</c> is in it).</summary>
    Layout,

    /// <summary>A file that <c>docker save</c> or <c>skopeo copy … oci-archive:</c> wrote.</summary>
    Archive,
}

/// <summary>
/// The name of an image: <c>[registry/]repository[:tag][@digest]</c>, or the path of an OCI layout folder or a
/// saved archive. Names follow the grammar of distribution/reference; a missing registry means docker.io, a missing
/// tag and digest means <c>latest</c>.
/// </summary>
public sealed class ImageReference : IEquatable<ImageReference>
{
    const string DefaultRegistry = "docker.io";
    const int LongestRepository = 255;
    internal const int LongestTag = 128;

    const string PathPart = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    const string HostPart = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
    static readonly Regex RepositoryForm = new($"^{PathPart}(?:/{PathPart})*\\z", RegexOptions.CultureInvariant);
    static readonly Regex RegistryForm = new(
        $"^(?:{HostPart}(?:\\.{HostPart})*|\\[[0-9a-fA-F:]+\\])(?::[0-9]{{1,5}})?\\z", RegexOptions.CultureInvariant);
    static readonly Regex TagForm = new("^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}\\z", RegexOptions.CultureInvariant);

    ImageReference(string text, ImageLocation location)
    {
        Text = text;
        Location = location;
    }

    /// <summary>The name as it was given.</summary>
    public string Text { get; }

    public ImageLocation Location { get; }

    /// <summary>Host and port of the registry, such as <c>mcr.microsoft.com</c>; empty for a layout or an archive.</summary>
    public string Registry { get; private init; } = "";

    /// <summary>Repository path, such as <c>windows/servercore</c>; empty for a layout or an archive.</summary>
    public string Repository { get; private init; } = "";

    /// <summary>Tag, or <see langword="null"/> when only a digest was given.</summary>
    public string? Tag { get; private init; }

    /// <summary><c>sha256:…</c>, or <see langword="null"/>.</summary>
    public string? Digest { get; private init; }

    /// <summary>Absolute path of the layout or archive, else <see langword="null"/>.</summary>
    public string? Path { get; private init; }

    /// <summary>Reads a registry name. Throws <see cref="FaultException"/> (ImageReferenceInvalid) for anything else.</summary>
    public static ImageReference Parse(string text)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text));
        var rest = text;
        string? digest = null, tag = null;
        var at = rest.IndexOf('@');
        if (at >= 0)
        {
            digest = Engine.Images.Digest.TryParse(rest.Substring(at + 1))?.Text
                ?? throw Invalid(text, "the part after @ is not a digest (sha256: and 64 hexadecimal digits)");
            rest = rest.Substring(0, at);
        }
        var colon = rest.LastIndexOf(':');
        if (colon > rest.LastIndexOf('/'))
        {
            tag = rest.Substring(colon + 1);
            if (!TagForm.IsMatch(tag))
                throw Invalid(text, $"'{tag}' is not a tag (letters, digits, '_', '.', '-', at most 128)");
            rest = rest.Substring(0, colon);
        }
        var (registry, repository) = SplitRegistry(rest);
        // The form lets ports and addresses pass that are none.
        if (!RegistryForm.IsMatch(registry) || !Uri.TryCreate($"https://{registry}/", UriKind.Absolute, out _))
            throw Invalid(text, $"'{registry}' is not a registry host");
        if (repository.Length is 0 or > LongestRepository || !RepositoryForm.IsMatch(repository))
            throw Invalid(text, "a repository has lower-case letters and digits, with '.', '_', '-' or '/' between them");
        return new ImageReference(text, ImageLocation.Registry)
        {
            Registry = registry,
            Repository = repository,
            Tag = tag ?? (digest is null ? "latest" : null),
            Digest = digest,
        };
    }

    /// <summary>A registry name, or null for anything else.</summary>
    internal static ImageReference? TryParse(string text)
    {
        try
        {
            return Parse(text);
        }
        catch (FaultException)
        {
            return null;
        }
    }

    /// <summary>An OCI layout folder or a saved archive. <paramref name="path"/> is absolute.</summary>
    public static ImageReference FromPath(string path, ImageLocation location, string? text = null, string? tag = null) =>
        new(text ?? path, location) { Path = path, Tag = tag };

    /// <summary>Input that names no image: it takes its place in a list, and fails alone when its turn comes.</summary>
    internal static ImageReference Unreadable(string text, FaultException problem) =>
        new(text, ImageLocation.Registry) { Problem = problem };

    internal FaultException? Problem { get; private init; }

    /// <summary>Another tag of the same repository.</summary>
    public ImageReference WithTag(string tag) => Parse($"{Name}:{tag}");

    /// <summary>The same repository by digest: always the same content, whatever happens to the tag.</summary>
    public ImageReference WithDigest(string digest) => Parse($"{Name}@{digest}");

    /// <summary>The name without tag and digest, as short as it was given.</summary>
    public string Name
    {
        get
        {
            var name = Text;
            if (Location != ImageLocation.Registry)
                return name;
            if (name.IndexOf('@') is var at and >= 0)
                name = name.Substring(0, at);
            var colon = name.LastIndexOf(':');
            return colon > name.LastIndexOf('/') ? name.Substring(0, colon) : name;
        }
    }

    public bool Equals(ImageReference? other) => other is not null && Canonical == other.Canonical;
    public override bool Equals(object? obj) => Equals(obj as ImageReference);
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Canonical);
    public override string ToString() => Text;

    string Canonical => Location == ImageLocation.Registry
        ? $"{Registry}/{Repository}:{Tag}@{Digest}"
        : $"{Location}:{Path}:{Tag}";

    // As docker does: the first part is a registry if it could be a host name rather than a user's name.
    static (string Registry, string Repository) SplitRegistry(string name)
    {
        var slash = name.IndexOf('/');
        var first = slash < 0 ? "" : name.Substring(0, slash);
        var isHost = first.IndexOfAny(['.', ':']) >= 0 || first == "localhost" || first != first.ToLowerInvariant();
        if (slash >= 0 && isHost)
        {
            var registry = first is "index.docker.io" or "registry-1.docker.io" ? DefaultRegistry : first;
            var path = name.Substring(slash + 1);
            return (registry, registry == DefaultRegistry && path.IndexOf('/') < 0 ? "library/" + path : path);
        }
        return (DefaultRegistry, slash < 0 ? "library/" + name : name);
    }

    static FaultException Invalid(string text, string why) => new(FaultKind.ImageReferenceInvalid, text, why);
}
