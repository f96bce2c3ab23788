using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Dockerfiles.Facts;

/// <summary>The folder that is sent to the builder, without what .dockerignore leaves out.</summary>
sealed class BuildContext
{
    /// <summary>More are not counted: that it is too much is clear by then.</summary>
    const int MostEntries = 100_000;

    const string IgnoreName = ".dockerignore";

    readonly IgnoreRules rules;
    readonly Lazy<ContextSize> size;

    BuildContext(string folder, string? ignoreFile)
    {
        Folder = folder;
        IgnoreFile = ignoreFile;
        rules = ignoreFile is null ? IgnoreRules.None : IgnoreRules.Parse(File.ReadAllText(ignoreFile));
        size = new(Measure);
    }

    public string Folder { get; }

    /// <summary>The file that names what is left out; null where there is none.</summary>
    public string? IgnoreFile { get; }

    /// <summary>What is sent; measured when it is asked for first.</summary>
    public ContextSize Size => size.Value;

    /// <summary>Null where the folder cannot be read. A file beside the Dockerfile, with its name before <c>.dockerignore</c>, goes first.</summary>
    public static BuildContext? Find(string dockerfile, string? folder)
    {
        try
        {
            var context = folder ?? Path.GetDirectoryName(Path.GetFullPath(dockerfile))!;
            return !Directory.Exists(context) ? null : new BuildContext(context, IgnoreFileOf(dockerfile, context, DockerfileBuilder.BuildKit));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// The file that names what is left out of a context; null where there is none. BuildKit alone looks beside the
    /// Dockerfile (docs.docker.com/build/concepts/context, "Filename and location").
    /// </summary>
    public static string? IgnoreFileOf(string dockerfile, string folder, DockerfileBuilder builder) =>
        (builder == DockerfileBuilder.Classic ? [Path.Combine(folder, IgnoreName)] : new[] { dockerfile + IgnoreName, Path.Combine(folder, IgnoreName) }).FirstOrDefault(File.Exists);

    /// <summary>Whether a path below the folder, with forward slashes, is left out.</summary>
    public bool IsIgnored(string path) => rules.IsIgnored(path);

    /// <summary>Whether there is such a file or folder, and it is sent.</summary>
    public bool Has(string path) => Exists(path) && !IsIgnored(path);

    /// <summary>Whether there is such a file or folder.</summary>
    public bool Exists(string path) => Path.Combine(Folder, path) is var full && (File.Exists(full) || Directory.Exists(full));

    /// <summary>The text of a file of the folder; null where it cannot be read, or is larger than a hand-written file.</summary>
    public string? Text(string path)
    {
        const long Most = 1 << 20;
        try
        {
            return new FileInfo(Path.Combine(Folder, path)) is { Exists: true, Length: <= Most } file ? File.ReadAllText(file.FullName) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// All files that are sent, by their paths below the folder, and empty folders with a slash at their end; null
    /// where there are more than <paramref name="most"/>.
    /// </summary>
    public IReadOnlyList<string>? Files(int most)
    {
        var files = new List<string>();
        return List(new DirectoryInfo(Folder), "", files, most) ? files : null;
    }

    bool List(DirectoryInfo folder, string below, List<string> files, int most)
    {
        var entries = Entries(folder).OrderBy(entry => entry.Name, StringComparer.Ordinal).ToList();
        if (entries.Count == 0 && below.Length > 0 && !rules.IsIgnored(below.TrimEnd('/')))
            files.Add(below);
        foreach (var entry in entries)
        {
            var path = below + entry.Name;
            var isFolder = entry is DirectoryInfo && (entry.Attributes & FileAttributes.ReparsePoint) == 0;
            if (isFolder && (!rules.IsIgnored(path) || rules.KeepsBelowIgnored) && !List((DirectoryInfo)entry, path + "/", files, most))
                return false;
            if (!isFolder && !rules.IsIgnored(path))
                files.Add(path);
            if (files.Count > most)
                return false;
        }
        return true;
    }

    ContextSize Measure()
    {
        var counter = new Counter();
        Walk(new DirectoryInfo(Folder), "", null, counter);
        return new ContextSize(counter.Bytes, counter.Files, counter.Entries < MostEntries, counter.Tops);
    }

    void Walk(DirectoryInfo folder, string below, string? top, Counter counter)
    {
        foreach (var entry in Entries(folder))
        {
            if (++counter.Entries >= MostEntries)
                return;
            var path = below + entry.Name;
            var isLink = (entry.Attributes & FileAttributes.ReparsePoint) != 0;
            if (entry is DirectoryInfo inner && !isLink)
            {
                if (!rules.IsIgnored(path) || rules.KeepsBelowIgnored)
                    Walk(inner, path + "/", top ?? entry.Name, counter);
            }
            else if (!rules.IsIgnored(path))
            {
                counter.Add(top ?? entry.Name, isLink ? 0 : ((FileInfo)entry).Length);
            }
        }
    }

    static FileSystemInfo[] Entries(DirectoryInfo folder)
    {
        try
        {
            return folder.GetFileSystemInfos();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    sealed class Counter
    {
        public long Bytes { get; private set; }
        public int Files { get; private set; }
        public int Entries { get; set; }
        public Dictionary<string, long> Tops { get; } = new(StringComparer.Ordinal);

        public void Add(string top, long length)
        {
            Files++;
            Bytes += length;
            Tops[top] = (Tops.TryGetValue(top, out var sum) ? sum : 0) + length;
        }
    }
}

/// <summary>What a context holds.</summary>
/// <param name="Bytes">Of all files.</param>
/// <param name="Files">How many there are.</param>
/// <param name="IsWhole">All were counted.</param>
/// <param name="Tops">Bytes below each entry of the folder, by its name.</param>
sealed record ContextSize(long Bytes, int Files, bool IsWhole, IReadOnlyDictionary<string, long> Tops);
