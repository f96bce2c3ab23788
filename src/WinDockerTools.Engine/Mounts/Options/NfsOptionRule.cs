using System;

namespace WinDockerTools.Engine.Mounts.Options;

/// <summary>What the value of an option is.</summary>
enum NfsValue
{
    /// <summary>The option is one of several words, and has no value.</summary>
    Word,
    Text,
    Number,
    Bytes,
    Seconds,

    /// <summary>Tenths of a second.</summary>
    Deciseconds,
}

/// <summary>Who acts on an option.</summary>
enum NfsScope
{
    /// <summary>The mount point: two of one file system may differ.</summary>
    Point,

    /// <summary>The file system with its caches. Mounts of one export share it where all these options are the same.</summary>
    FileSystem,

    /// <summary>The connection to the server, which its mounts share.</summary>
    Transport,

    /// <summary>The mount command alone; the kernel never sees it.</summary>
    Command,

    /// <summary>Nobody: it is accepted and has no effect.</summary>
    Nobody,
}

/// <summary>What is known of one option of NFS, by the name under which its values are compared.</summary>
/// <param name="Name">The option, for words their common theme (<c>cto</c> for <c>cto</c> and <c>nocto</c>).</param>
/// <param name="Value">What its value is.</param>
/// <param name="Scope">Who acts on it.</param>
/// <param name="Default">What holds where the kernel shows nothing; null where that is not known, or the kernel always shows it.</param>
/// <param name="Words">For words: all of them.</param>
sealed record NfsOptionRule(string Name, NfsValue Value, NfsScope Scope, string? Default = null, params string[] Words)
{
    /// <summary>Words of the mount point's flags are changed in place, all else takes a new mount.</summary>
    public MountChangeWay Way { get; init; } = Scope == NfsScope.Nobody ? MountChangeWay.Never : MountChangeWay.NewMount;

    /// <summary>The versions of NFS that know it, all where none is given: "3" or "4".</summary>
    public string? OnlyIn { get; init; }

    public bool IsFor(string version) => OnlyIn is null || version.StartsWith(OnlyIn, StringComparison.Ordinal);
}
