using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Measuring.Builders;
using WinDockerTools.Engine.Dockerfiles.Measuring.Context;
using WinDockerTools.Engine.Dockerfiles.Measuring.Edits;

namespace WinDockerTools.Engine.Dockerfiles.Measuring;

/// <summary>One Dockerfile of a call, and what became of it.</summary>
/// <param name="number">From 1, in the order given.</param>
/// <param name="facts">The file.</param>
/// <param name="context">What is sent.</param>
/// <param name="builder">What builds it.</param>
/// <param name="states">Those that it can be built in.</param>
sealed class MeasuredFile(int number, DockerfileFacts facts, SentContext context, IImageBuilder builder, IReadOnlyList<ImageBuildState> states)
{
    readonly List<ImageBuildSample> samples = [];

    public int Number => number;
    public DockerfileFacts Facts => facts;
    public SentContext Context => context;
    public IImageBuilder Builder => builder;
    public IReadOnlyList<ImageBuildState> States => states;
    public StepReport Report { get; } = new(facts);

    /// <summary>The edits of the states that have one.</summary>
    public Dictionary<ImageBuildState, FileEdit> Edits { get; } = [];

    /// <summary>The build that fills the caches failed, and there will be no other.</summary>
    public ImageBuildSample? Failure { get; set; }

    /// <summary>No more builds are made.</summary>
    public bool IsOver { get; set; }

    /// <summary>The engine failed in the middle.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Bytes; null before the first build that succeeded.</summary>
    public long? ImageSize { get; set; }

    public IReadOnlyList<ImageLayer> Layers { get; set; } = [];

    /// <summary>Null before the first build that succeeded, and for Windows.</summary>
    public ContainerImageContents? Contents { get; set; }

    public IReadOnlyList<ImageBuildSample> Samples(ImageBuildState state) => [.. samples.Where(sample => sample.State == state)];

    public void Add(ImageBuildSample sample) => samples.Add(sample);
}
