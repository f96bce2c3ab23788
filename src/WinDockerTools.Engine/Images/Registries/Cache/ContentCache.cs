using System;
using System.IO;

namespace WinDockerTools.Engine.Images.Registries.Cache;

/// <summary>
/// Manifests and configurations by digest, kept on disk for the next call. Content is its own checksum, so an entry
/// that is damaged or cannot be read is simply none, and one that cannot be kept is no failure.
/// </summary>
sealed class ContentCache(string folder, CachePruning pruning)
{
    public static string DefaultFolder
    {
        get
        {
            if (Path.DirectorySeparatorChar == '\\')
                return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "WinDockerTools", "cache");
            var home = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } named
                ? named
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
            return Path.Combine(home, "windockertools");
        }
    }

    public byte[]? Read(Digest digest)
    {
        var path = PathOf(digest);
        try
        {
            if (!File.Exists(path))
                return null;
            var content = File.ReadAllBytes(path);
            if (!digest.Matches(content))
                return null;
            pruning.Touch(path);
            return content;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Other processes see the whole entry or none: it is renamed into its place.</summary>
    public void Write(Digest digest, byte[] content)
    {
        var path = PathOf(digest);
        var unfinished = $"{path}.{Guid.NewGuid():N}{CachePruning.Unfinished}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(unfinished, content);
            File.Delete(path);
            File.Move(unfinished, path);
            pruning.Written(content.Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another process was faster, or nothing can be kept here: the registry will be asked again.
            Discard(unfinished);
        }
    }

    static void Discard(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Pruning finds it later.
        }
    }

    string PathOf(Digest digest)
    {
        var parts = digest.Text.Split(':');
        return Path.Combine(folder, parts[0], parts[1].Substring(0, 2), parts[1]);
    }
}
