using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Images;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Splitting;

/// <summary>All that is known of a stage that compiles and is shipped, for the final stage that takes over from it.</summary>
sealed class SplitPlan
{
    SplitPlan(DockerfileFacts facts, RewriteSettings settings, BuildStage stage, string? why)
    {
        (Facts, Stage, Why) = (facts, stage, why);
        Keep = [.. settings.Keep.Select(path => StagePaths.Resolve(WorkingFolder.Plain(facts, stage, stage.End), path)).OfType<string>()];
        Copied = CopiedFiles.Of(facts, stage);
        Reading = BuildReading.Of(facts, stage, Copied);
        Files = ReadFiles.Of(facts);
        Start = Start.Of(facts, stage, Copied, Reading.Kept.Select(path => path.Path).Concat(Keep).Concat(Targets(facts, stage)));
        LastRun = stage.Steps.ToList().FindLastIndex(step => step.Instruction is RunInstruction);
    }

    public DockerfileFacts Facts { get; }

    public BuildStage Stage { get; }

    public IReadOnlyList<string> Keep { get; }

    public CopiedFiles Copied { get; }

    public BuildReading Reading { get; }

    /// <summary>What the program may read; null where that is not known.</summary>
    public ReadFiles? Files { get; }

    public Start Start { get; }

    /// <summary>The last step that the build needs: those behind it belong to the final stage alone.</summary>
    public int LastRun { get; }

    public RuntimeImage? Runtime { get; private set; }

    /// <summary>Why the stage cannot be split; null where it can.</summary>
    public string? Why { get; private set; }

    public static SplitPlan Of(DockerfileFacts facts, RewriteSettings settings, BuildStage stage)
    {
        var plan = new SplitPlan(facts, settings, stage, Shape(facts, stage));
        plan.Why ??= plan.Content(settings) ?? plan.Choose(settings);
        return plan;
    }

    /// <summary>A file of the context that the final stage holds.</summary>
    public bool IsWanted(CopiedFile file) => !Reading.IsGone(file.Target) && !Reading.Kept.Any(path => path.Path == file.Target)
        && (Start.Needed.Contains(file.Target) || (Keep.Count == 0 && Files?.May(file.Path) is true));

    /// <summary>Where a stage puts what it copies from others.</summary>
    public static IEnumerable<string> Targets(DockerfileFacts facts, BuildStage stage) =>
        from step in stage.Steps
        let copy = step.Instruction as CopyInstruction
        where copy?.From is not null
        let to = StagePaths.Resolve(WorkingFolder.Plain(facts, stage, step.Before), StagePaths.Expand(step, copy.Destination.Text))
        where to is not null
        from source in copy.Sources
        from path in new[] { to, CopiedFiles.Join(to, BuildInputs.Name(source.Text)) }
        select path;

    static string? Shape(DockerfileFacts facts, BuildStage stage)
    {
        if (stage.Base.Kind != StageSourceKind.Image)
            return "The stage that is shipped is built upon another stage of the file.";
        if (facts.Stages.All.Any(other => other.Base.Stage == stage.Index || other.Steps.Any(step => step.Sources.Any(source => source.Stage == stage.Index))))
            return "Another stage reads from the one that is shipped.";
        var line = (DockerfileInstruction instruction) => facts.File.Source.LineOf(instruction.Span.Start);
        if (stage.Steps.FirstOrDefault(step => step.Instruction is OnbuildInstruction) is { } trigger)
            return $"ONBUILD on line {line(trigger.Instruction)} is for builds upon this image.";
        if (stage.Steps.FirstOrDefault(step => step.Instruction is CopyInstruction { From: not null } copy && copy.Sources.Any(source => source.Text.Trim('/').Length == 0)) is { } whole)
            return $"Line {line(whole.Instruction)} copies another image as a whole.";
        var declared = stage.Steps.Select(step => step.Instruction).OfType<ArgInstruction>().SelectMany(arg => arg.Arguments.Select(argument => argument.Name)).Append("PATH").ToList();
        if (stage.Steps.FirstOrDefault(step => step.Instruction is not RunInstruction && step.UnsetVariables.Except(declared).Any()) is { } unset)
            return $"{unset.UnsetVariables.Except(declared).First()} on line {line(unset.Instruction)} comes from the base image, if from anywhere.";
        var isPlaced = WorkingFolder.OfBase(facts, stage) is not null || stage.Steps.FirstOrDefault(step => step.Instruction is WorkdirInstruction) is { Before: var before, After.WorkingDirectory: not null } && before.WorkingDirectory is null;
        return isPlaced ? null : "The working directory comes from the base image.";
    }

    string? Content(RewriteSettings settings)
    {
        if (Facts.GoSources is not { } sources || Files is null)
            return "The Go sources are not known.";
        if (Copied.Why is not null)
            return Copied.Why;
        if (Start.Why is not null)
            return Start.Why;
        if (!Reading.Kept.Any(path => path.IsProgram))
            return "Which program is built is not known.";
        // Whoever says what to keep knows the rest.
        if (settings.Keep.Count > 0)
            return null;
        if (Reading.Why is not null)
            return Reading.Why + " -Keep says what the image is to hold besides the program.";
        if (sources.Import("os/exec"))
            return "The program may start other programs of the image (os/exec). -Keep says what the image is to hold besides the program.";
        if (Files.ReadsEverything)
            return "The program reads the folder of its sources as a whole. -Keep says what the image is to hold besides the program.";
        if (Copied.All.FirstOrDefault(file => IsWanted(file) && file.Path.IndexOfAny(['*', '?', '[', '\\', '"', '\n', '$']) >= 0) is { } odd)
            return $"'{odd.Path}' has a name that COPY reads as a pattern.";
        return Volume();
    }

    // The classic builder drops what RUN writes into a volume, and BuildKit keeps it.
    string? Volume() => Stage.Steps.Select((step, number) => (step, number)).Where(pair => pair.step.Instruction is VolumeInstruction).SelectMany(pair =>
        pair.step.After.Volumes.Where(volume => Reading.Kept.Any(path => path.Step > pair.number && StagePaths.Resolve("/", volume.Key) is { } folder && StagePaths.IsIn(path.Path, folder)))
            .Select(volume => $"RUN writes into the volume {volume.Key}, which builders do not agree on.")).FirstOrDefault();

    string? Choose(RewriteSettings settings)
    {
        if (Facts.Image(Stage) is not { } builder)
            return "The base image is not known.";
        var isWindows = Facts.IsWindows(Stage);
        var linking = isWindows ? new Linking(Libc.Unknown, null) : Linking.Of(Facts, Stage, builder);
        if (linking.Why is not null)
            return linking.Why;
        Runtime = settings.RuntimeImage is { } wanted ? RuntimeImages.Named(wanted) : RuntimeImages.For(builder, isWindows, linking.Libc, Start.NeedsShell);
        if (Runtime is null)
            return $"Which image programs of {builder} can be shipped on is not known; -RuntimeImage says it.";
        if (Start.NeedsShell && !Runtime.HasShell)
            return $"A container starts with a shell, which {Runtime.Reference} does not have.";
        return !isWindows && linking.Libc != Libc.None && Runtime.Libc != Libc.Unknown && Runtime.Libc != linking.Libc
            ? $"The program is linked to {linking.Libc.Name()}, and {Runtime.Reference} has {Runtime.Libc.Name()}." : null;
    }
}
