using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

/// <summary>Which stages or images the instructions of a file read from.</summary>
sealed class StageSources
{
    readonly Dictionary<string, int> byName = new(StringComparer.Ordinal);
    readonly int count;
    readonly DockerfileErrors errors;

    /// <param name="names">The names of all stages, in lower case; the last one of a name is meant.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public StageSources(IReadOnlyList<string?> names, DockerfileErrors errors)
    {
        count = names.Count;
        this.errors = errors;
        for (var index = 0; index < count; index++)
        {
            if (names[index] is { } name)
                byName[name] = index;
        }
    }

    /// <param name="instruction">One of the stage.</param>
    /// <param name="stage">The index of the stage.</param>
    public IReadOnlyList<StageSource> Of(DockerfileInstruction instruction, int stage) => instruction switch
    {
        CopyInstruction { From: { } from } => [OfCopy(from, stage, instruction.Syntax.Flags.First(flag => flag.Name == "from").Span)],
        RunInstruction run => [.. run.Mounts.Where(mount => mount.From is not null).Select(mount => ByName(mount.From!, stage, mount.Flag.Span))],
        _ => [],
    };

    // Only here a number means a stage.
    StageSource OfCopy(string from, int stage, TextSpan span)
    {
        if (!int.TryParse(from, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
            return ByName(from, stage, span);
        if (index >= 0 && index < count)
            return Stage(from, index, stage, span);
        errors.Add(span, $"There is no stage {from}; the stages of this file are 0 to {count - 1}, and a name would be better.");
        return new StageSource(StageSourceKind.Unresolved, from);
    }

    StageSource ByName(string from, int stage, TextSpan span)
    {
        if (byName.TryGetValue(from.ToLowerInvariant(), out var index))
            return Stage(from, index, stage, span);
        if (from == "scratch")
            return new StageSource(StageSourceKind.Scratch, from);
        if (ReferenceName.IsValid(from))
            return new StageSource(StageSourceKind.Image, from);
        if (from.IndexOf('$') < 0)
            errors.Add(span, $"'{from}' is neither a stage of this file nor the name of an image.");
        return new StageSource(StageSourceKind.Unresolved, from);
    }

    StageSource Stage(string from, int index, int stage, TextSpan span)
    {
        if (index < stage)
            return new StageSource(StageSourceKind.Stage, from, index);
        errors.Add(span, index == stage
            ? $"'{from}' is this stage itself, and a stage cannot read from itself."
            : $"'{from}' is a stage further down; move it above this one.");
        return new StageSource(StageSourceKind.Unresolved, from);
    }
}
