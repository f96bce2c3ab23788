using System.Collections.Generic;
using WinDockerTools.Engine.Common;

namespace WinDockerTools;

/// <summary>A Dockerfile, and what it becomes: it builds faster and ships less, and what runs stays the same.</summary>
public sealed record OptimizedDockerfile
{
    /// <summary>The file.</summary>
    public string Path { get; init; } = "";

    /// <summary>What it said.</summary>
    public string Before { get; init; } = "";

    /// <summary>What it is to say; the same text where nothing can be done.</summary>
    public string After { get; init; } = "";

    /// <summary>The way from the one to the other as a unified diff; empty where they are the same.</summary>
    public string Diff { get; init; } = "";

    /// <summary>The findings that are mended.</summary>
    public IReadOnlyList<FixedDockerfileFinding> Fixed { get; init => field = Indexed.Of(value); } = [];

    /// <summary>The findings that stay, with why.</summary>
    public IReadOnlyList<LeftDockerfileFinding> Left { get; init => field = Indexed.Of(value); } = [];

    /// <summary>What the image no longer holds, such as the toolchain and the sources.</summary>
    public IReadOnlyList<string> Removed { get; init => field = Indexed.Of(value); } = [];

    /// <summary>BuildKit where the new file needs it, else Classic, which means any builder.</summary>
    public DockerfileBuilder RequiresBuilder { get; init; }

    /// <summary>Whether there is anything to write.</summary>
    public bool IsChanged => Before != After;

    /// <summary>The file that was written; null where none was.</summary>
    public string? OutputPath { get; init; }

    /// <summary>Where the former content of that file is; null where it had none.</summary>
    public string? BackupPath { get; init; }

    public override string ToString() => IsChanged ? $"{Path}: {Fixed.Count} fixed, {Left.Count} left" : $"{Path}: unchanged, {Left.Count} left";
}

/// <summary>A finding that is mended.</summary>
public sealed class FixedDockerfileFinding
{
    /// <summary>The rule.</summary>
    public required string RuleId { get; init; }

    /// <summary>Where it was in the file before, from 1.</summary>
    public int Line { get; init; }

    /// <summary>What was found.</summary>
    public string Message { get; init; } = "";

    public override string ToString() => $"{Line}: {RuleId}";
}

/// <summary>A finding that stays.</summary>
public sealed class LeftDockerfileFinding
{
    /// <summary>The rule.</summary>
    public required string RuleId { get; init; }

    /// <summary>Where it is in the file before, from 1.</summary>
    public int Line { get; init; }

    /// <summary>What was found.</summary>
    public string Message { get; init; } = "";

    /// <summary>Why it is left to people.</summary>
    public string Why { get; init; } = "";

    public override string ToString() => $"{Line}: {RuleId}: {Why}";
}
