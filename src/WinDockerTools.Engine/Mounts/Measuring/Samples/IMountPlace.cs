using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace WinDockerTools.Engine.Mounts.Measuring.Samples;

/// <summary>What is known of a place.</summary>
sealed record PlaceFacts
{
    public string Path { get; init; } = "";
    public string? Image { get; init; }
    public MountKind? Mount { get; init; }
    public MountMethod Method { get; init; }
    public string? Volume { get; init; }
    public string? FileSystem { get; init; }
    public string? Source { get; init; }
    public string? Options { get; init; }
}

/// <summary>Somewhere to keep work. Disposing removes everything that was made there.</summary>
interface IMountPlace : IAsyncDisposable
{
    /// <summary>How messages call it.</summary>
    string Name { get; }

    PlaceFacts Facts { get; }

    /// <summary>Makes ready to measure. Throws FaultException (MountNotWritable, MountSpaceShort, …).</summary>
    Task PrepareAsync(CancellationToken stop);

    /// <summary>One round of all operations. Throws FaultException (MountNotAnswering, MountMeasureFailed, …).</summary>
    Task<IReadOnlyList<Batch>> RunAsync(CancellationToken stop);

    /// <summary>What was left out, and why; told once, after the first round.</summary>
    IReadOnlyList<string> Omissions { get; }

    /// <summary>Disposing left something there that the next call has to remove.</summary>
    bool IsLeft { get; }
}
