using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace WinDockerTools.Engine.Platform.Docker;

/// <summary>Image builds of one engine by its classic builder, and what they leave. Every call throws FaultException (EngineUnreachable, EngineRefused, …).</summary>
interface IImageBuilds
{
    /// <summary>Builds from a tar archive. Ends when the build does; a stop ends the build.</summary>
    Task BuildAsync(ImageBuildSpec spec, Stream context, Action<ImageBuildMessage> told, CancellationToken stop);

    /// <summary>What an image was made of, its base first.</summary>
    Task<IReadOnlyList<ImageHistoryEntry>> HistoryAsync(string image, CancellationToken stop);

    /// <summary>
    /// Removes an image by its id or name, a name alone where it has others; one that is not there, or that others are
    /// built upon, is no error: false.
    /// </summary>
    /// <param name="image">Its id or name.</param>
    /// <param name="withParents">Removes the nameless images that it was built upon, too, where nothing else is.</param>
    /// <param name="stop">Ends the wait.</param>
    Task<bool> RemoveAsync(string image, bool withParents, CancellationToken stop);

    /// <summary>Images that carry a label, or a name that begins with <paramref name="prefix"/>.</summary>
    Task<IReadOnlyList<EngineObject>> ListAsync(string label, string prefix, CancellationToken stop);
}

/// <summary>What to build.</summary>
/// <param name="Tag">Name of the image.</param>
/// <param name="Dockerfile">Path in the archive.</param>
sealed record ImageBuildSpec(string Tag, string Dockerfile)
{
    public bool NoCache { get; init; }
    public string? Target { get; init; }
    public string? Network { get; init; }
    public IReadOnlyDictionary<string, string> BuildArguments { get; init; } = new Dictionary<string, string>();
}

/// <summary>One message of a build; what it does not say is null.</summary>
/// <param name="Text">Part of the output; lines may be cut.</param>
/// <param name="Error">Why the build failed.</param>
/// <param name="ExitCode">Of the command that failed.</param>
sealed record ImageBuildMessage(string? Text, string? Error, int? ExitCode);

/// <summary>One step in the making of an image. Size in bytes.</summary>
sealed record ImageHistoryEntry(string CreatedBy, long Size);
