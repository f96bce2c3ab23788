using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace WinDockerTools.Engine.Dockerfiles.Facts.Images;

/// <summary>The name of an image, as far as rules look into it.</summary>
/// <param name="Text">As the file has it.</param>
/// <param name="Repository">Without tag and digest, and without what Docker Hub's names may leave away: <c>golang</c>, <c>user/tool</c>.</param>
/// <param name="Tag">Null where none is given.</param>
/// <param name="HasDigest">It always means the same image.</param>
sealed record ImageName(string Text, string Repository, string? Tag, bool HasDigest)
{
    static readonly string[] MayBeMissing = ["index.docker.io/", "docker.io/", "library/"];

    /// <summary>The tag between its hyphens, in lower case.</summary>
    public IReadOnlyList<string> TagParts { get; } = Tag is null ? [] : Tag.ToLowerInvariant().Split('-');

    /// <summary>The numbers that the tag begins with: 1 and 24 of <c>1.24-alpine</c>.</summary>
    public IReadOnlyList<int> Version { get; } = Numbers(Tag ?? "");

    /// <summary>One that Docker Hub keeps itself.</summary>
    public bool IsOfficial => Repository.IndexOf('/') < 0;

    /// <summary>The name without tag and digest, as the file has it.</summary>
    public string Name
    {
        get
        {
            var name = Text.Split('@')[0];
            return Tag is null ? name : name.Substring(0, name.Length - Tag.Length - 1);
        }
    }

    public static ImageName Of(string reference)
    {
        var at = reference.IndexOf('@');
        var name = at < 0 ? reference : reference.Substring(0, at);
        // A colon before the last slash is that of a port.
        var colon = name.LastIndexOf(':');
        var tag = colon > name.LastIndexOf('/') ? name.Substring(colon + 1) : null;
        var repository = tag is null ? name : name.Substring(0, colon);
        foreach (var start in MayBeMissing.Where(start => repository.StartsWith(start, StringComparison.Ordinal)))
            repository = repository.Substring(start.Length);
        return new ImageName(reference, repository, tag, at >= 0);
    }

    public bool Is(params string[] repositories) => repositories.Contains(Repository);

    public bool IsBelow(string folder) => Repository.StartsWith(folder + "/", StringComparison.Ordinal);

    public override string ToString() => Text;

    /// <summary>The numbers with dots between them that a text begins with.</summary>
    public static IReadOnlyList<int> Numbers(string text)
    {
        var numbers = new List<int>();
        foreach (var part in text.Split('-')[0].Split('.'))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                break;
            numbers.Add(number);
        }
        return numbers;
    }
}
