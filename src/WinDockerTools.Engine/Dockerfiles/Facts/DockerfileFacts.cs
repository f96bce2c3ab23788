using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts.Images;
using WinDockerTools.Engine.Dockerfiles.Parsing;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Facts;

/// <summary>All that rules can see of one Dockerfile.</summary>
sealed class DockerfileFacts
{
    readonly Lazy<IReadOnlyList<RunCommand>> commands;
    readonly Lazy<ILookup<int, RunCommand>> commandsByStage;
    readonly Lazy<IReadOnlyList<StageSource>> origins;
    readonly Lazy<BuildContext?> context;
    readonly Lazy<GoSources?> goSources;
    readonly Lazy<GoSources?> vendoredSources;
    readonly Lazy<bool> isWindowsFile;
    readonly Lazy<DockerfileBuilder> builder;
    readonly Dictionary<int, IReadOnlyList<Compilation>> compilations = [];
    readonly Lazy<IReadOnlyList<Suppression>> suppressions;

    /// <param name="path">The file; its folder is the context unless the settings name one. Null for text of no file.</param>
    /// <param name="file">The file, taken apart.</param>
    /// <param name="settings">What is known besides.</param>
    /// <param name="before">The file before a change: its context is not read again.</param>
    public DockerfileFacts(string? path, DockerfileSyntax file, CheckSettings settings, DockerfileFacts? before = null)
    {
        Path = path;
        File = file;
        Settings = settings;
        Stages = DockerfileStages.Of(file, new StageOptions { BuildArguments = settings.BuildArguments, Target = settings.Target, TargetPlatform = settings.TargetPlatform });
        commands = new(() => [.. Stages.All.SelectMany(RunCommand.Of)]);
        commandsByStage = new(() => Commands.ToLookup(command => command.Stage.Index));
        origins = new(FindOrigins);
        suppressions = new(() => Suppression.Of(file));
        context = before?.context ?? new(() => path is null ? null : BuildContext.Find(path, settings.ContextPath));
        isWindowsFile = new(() => Needed.Any(IsCertainlyWindows) && !Needed.Any(IsLinux));
        builder = new(() => settings.Builder != DockerfileBuilder.Auto ? settings.Builder
            : Final is { } final && IsWindows(final) && !Needed.Any(IsLinux) ? DockerfileBuilder.Classic : DockerfileBuilder.BuildKit);
        goSources = before?.goSources ?? new(() => Context is { } sent ? GoSources.Of(sent, "") : null);
        vendoredSources = before?.vendoredSources ?? new(() => Context is { } sent ? GoSources.Of(sent, "vendor/") : null);
    }

    public string? Path { get; }

    public DockerfileSyntax File { get; }

    public DockerfileStages Stages { get; }

    public CheckSettings Settings { get; }

    /// <summary>The stage whose image is kept; null where the file has none.</summary>
    public BuildStage? Final => Stages.Target;

    /// <summary>Never Auto.</summary>
    public DockerfileBuilder Builder => builder.Value;

    /// <summary>The programs that all RUN instructions run, in the order of the file.</summary>
    public IReadOnlyList<RunCommand> Commands => commands.Value;

    /// <summary>The comments that keep rules quiet.</summary>
    public IReadOnlyList<Suppression> Suppressions => suppressions.Value;

    /// <summary>What is sent to the builder; null where it is not known.</summary>
    public BuildContext? Context => context.Value;

    /// <summary>What the Go files of the context import; null where that is not known.</summary>
    public GoSources? GoSources => goSources.Value;

    /// <summary>The same of the vendor folder.</summary>
    public GoSources? VendoredSources => vendoredSources.Value;

    public IEnumerable<RunCommand> CommandsOf(BuildStage stage) => commandsByStage.Value[stage.Index];

    /// <summary>What compiles the project in a stage and in those it is built upon.</summary>
    public IReadOnlyList<Compilation> Compilations(BuildStage stage)
    {
        if (!compilations.TryGetValue(stage.Index, out var known))
            compilations[stage.Index] = known = [.. Compilation.Of(Chain(stage).SelectMany(CommandsOf))];
        return known;
    }

    /// <summary>What a stage begins with in the end, through the stages it is built upon.</summary>
    public StageSource Origin(BuildStage stage) => origins.Value[stage.Index];

    /// <summary>The image from outside of the file that a stage begins with; null for scratch, and where it is not known.</summary>
    public ImageName? Image(BuildStage stage) => Origin(stage) is { Kind: StageSourceKind.Image } origin ? ImageName.Of(origin.Name) : null;

    /// <summary>
    /// Whether a stage is built on Windows, as far as the file tells. A tag such as <c>golang:1.24</c> is for both
    /// systems: in a file with a stage that is certainly Windows, and none that is certainly Linux, it is Windows.
    /// </summary>
    public bool IsWindows(BuildStage stage) => IsCertainlyWindows(stage)
        || (isWindowsFile.Value && stage.Platform is null && Image(stage) is { } image && WindowsImages.HasVariants(image));

    /// <summary>Whether a stage can be built on Linux only.</summary>
    public bool IsLinux(BuildStage stage)
    {
        if (stage.Platform is { } platform)
            return platform.StartsWith("linux", StringComparison.OrdinalIgnoreCase);
        // Whoever builds for another platform than the builder's own does so on Linux, with BuildKit.
        return stage.From.Platform is not null
            || (!IsCertainlyWindows(stage) && Image(stage) is { } image && Libcs.Of(image) is var libc && libc != Libc.Unknown && (libc == Libc.Musl || !WindowsImages.HasVariants(image)));
    }

    bool IsCertainlyWindows(BuildStage stage) => stage.IsWindows || (stage.From.Platform is null && Image(stage) is { } image && WindowsImages.IsWindows(image));

    /// <summary>The stages that the target needs, in order.</summary>
    public IEnumerable<BuildStage> Needed => Stages.Needed.Select(index => Stages.All[index]);

    /// <summary>A stage and the stages it is built upon, the first one first.</summary>
    public IReadOnlyList<BuildStage> Chain(BuildStage stage)
    {
        var chain = new List<BuildStage> { stage };
        // A base always comes earlier, so that this ends.
        while (chain[0].Base is { Kind: StageSourceKind.Stage, Stage: { } below } && below < chain[0].Index)
            chain.Insert(0, Stages.All[below]);
        return chain;
    }

    /// <summary>The stage in which the image begins that a stage is built upon.</summary>
    public BuildStage Root(BuildStage stage)
    {
        while (stage.Base is { Kind: StageSourceKind.Stage, Stage: { } below } && below < stage.Index)
            stage = Stages.All[below];
        return stage;
    }

    List<StageSource> FindOrigins()
    {
        var found = new List<StageSource>();
        foreach (var stage in Stages.All)
            found.Add(stage.Base is { Kind: StageSourceKind.Stage, Stage: { } below } && below < found.Count ? found[below] : stage.Base);
        return found;
    }
}
