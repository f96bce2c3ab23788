using System;
using System.IO;
using System.Linq;

namespace WinDockerTools.Engine.Images.Sources;

/// <summary>Tells the paths of layouts and archives from image names.</summary>
static class ImagePaths
{
    static readonly string[] ArchiveEndings = [".tar", ".tar.gz", ".tgz"];

    /// <summary>
    /// The layout or archive that <paramref name="text"/> names, or null when it is an image name. Text that looks
    /// like a path is one; other text is a path only if such a layout or archive is really there, since
    /// <c>samples/app</c> is a good image name too. <c>path:name</c> picks one image of a layout.
    /// </summary>
    public static ImageReference? Find(string text, Func<string, string> resolve)
    {
        if (text.Length == 0 || text.IndexOf('\0') >= 0 || text.IndexOf("://", StringComparison.Ordinal) >= 0)
            return null;
        var looksLikePath = LooksLikePath(text);
        if (!looksLikePath && text.IndexOfAny(['*', '?', '[', '"', '<', '>', '|']) >= 0)
            return null;
        if (At(text, resolve, tag: null, text) is { } whole)
            return whole;
        var colon = text.LastIndexOf(':');
        if (colon > 1 && At(text.Substring(0, colon), resolve, text.Substring(colon + 1), text) is { } named)
            return named;
        return looksLikePath ? ImageReference.FromPath(resolve(text), ImageLocation.Layout, text) : null;
    }

    static ImageReference? At(string path, Func<string, string> resolve, string? tag, string text)
    {
        var full = resolve(path);
        if (Directory.Exists(full) && (LayoutSource.IsLayout(full) || LooksLikePath(path)))
            return ImageReference.FromPath(full, ImageLocation.Layout, text, tag);
        var isArchive = File.Exists(full) && (LooksLikePath(path) || ArchiveEndings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));
        return isArchive ? ImageReference.FromPath(full, ImageLocation.Archive, text, tag) : null;
    }

    static bool LooksLikePath(string text) =>
        text[0] is '.' or '/' or '~' || text.IndexOf('\\') >= 0 || (text.Length > 2 && char.IsLetter(text[0]) && text[1] == ':' && text[2] == '/');
}
