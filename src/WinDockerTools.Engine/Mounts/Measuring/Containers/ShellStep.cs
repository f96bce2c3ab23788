using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Mounts.Measuring.Samples;

namespace WinDockerTools.Engine.Mounts.Measuring.Containers;

/// <summary>An operation as a shell does it.</summary>
/// <param name="Key">What it measures.</param>
/// <param name="Name">What the script calls it.</param>
/// <param name="IsForFiles">A pass is one for each file, not one for all.</param>
/// <param name="BytesEach">Bytes that one operation moves; 0 for the large file's.</param>
sealed record ShellStep(BatchKey Key, string Name, bool IsForFiles, double? BytesEach = null)
{
    // What echo writes, its line ends included.
    const int FileSize = 3842;

    public static ShellStep Create { get; } = new(new(MountOperation.Create, MountCacheState.None), "create", true);

    public static ShellStep Unlink { get; } = new(new(MountOperation.Unlink, MountCacheState.None), "clear", true);

    /// <summary>With the files that were made, between making and removing them.</summary>
    public static IReadOnlyList<ShellStep> WithFiles { get; } =
    [
        new(new(MountOperation.Write, MountCacheState.None), "write", true, FileSize),
        new(new(MountOperation.Stat, MountCacheState.Warm), "ask", true),
        new(new(MountOperation.Readdir, MountCacheState.Warm), "list", false),
        new(new(MountOperation.Read, MountCacheState.Warm), "fetch", true),
    ];

    /// <summary>In an empty folder.</summary>
    public static IReadOnlyList<ShellStep> Others { get; } =
    [
        new(new(MountOperation.SmallFiles, MountCacheState.None), "small", true, FileSize),
        new(new(MountOperation.SequentialWrite, MountCacheState.None), "large", false, 0),
        new(new(MountOperation.SequentialRead, MountCacheState.Warm), "back", false, 0),
    ];

    public bool NeedsCopier => Key.Operation is MountOperation.SequentialWrite or MountOperation.SequentialRead;

    /// <summary>What a shell can do without starting a program for each one.</summary>
    public static IReadOnlyList<MountOperation> Possible { get; } = [.. new[] { Create, Unlink }.Concat(WithFiles).Concat(Others).Select(step => step.Key.Operation)];
}
