using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Compatibility;
using WinDockerTools.Engine.Images.Content;

namespace WinDockerTools.Engine.Images.Checking;

/// <summary>A host to judge for, with what its engine holds when there is one in reach.</summary>
sealed record HostTarget(HostPlatform Platform)
{
    /// <summary>Compressed bytes that the engine lacks of an image; null when there is no engine or it cannot tell.</summary>
    public Func<ImageDetail, CancellationToken, Task<long?>>? BytesToPull { get; init; }

    /// <summary>Digests under which the engine holds a repository's image by this name, to compare with the registry's.</summary>
    public Func<ImageReference, CancellationToken, Task<IReadOnlyList<string>>>? LocalDigests { get; init; }
}
