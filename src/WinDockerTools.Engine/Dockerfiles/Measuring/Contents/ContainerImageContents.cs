using System.Collections.Generic;
using WinDockerTools.Engine.Common;

namespace WinDockerTools;

/// <summary>What a Linux image holds, as a container of it would see it: all layers one upon the other.</summary>
public sealed record ContainerImageContents
{
    /// <summary>Regular files; links and folders do not count.</summary>
    public long FileCount { get; init; }

    /// <summary>Bytes of the regular files.</summary>
    public long FileSize { get; init; }

    /// <summary>
    /// What the image's dpkg or apk has installed, by name; null where it keeps its packages with rpm, whose database is
    /// not read.
    /// </summary>
    public IReadOnlyList<ContainerImagePackage>? Packages { get; init => field = Indexed.Of(value); } = [];

    /// <summary>Paths of the programs that run as their owner or group, whoever starts them (set-uid, set-gid).</summary>
    public IReadOnlyList<string> SetUidFiles { get; init => field = Indexed.Of(value); } = [];

    /// <summary>Paths of the shells, each by every name that starts it.</summary>
    public IReadOnlyList<string> Shells { get; init => field = Indexed.Of(value); } = [];

    /// <summary>Paths of compilers, assemblers, linkers and software development kits.</summary>
    public IReadOnlyList<string> Compilers { get; init => field = Indexed.Of(value); } = [];
}
