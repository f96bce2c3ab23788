using System;

namespace WinDockerTools;

/// <summary>Something in a Dockerfile that costs time, space or safety, and what to do about it.</summary>
public sealed class DockerfileFinding
{
    /// <summary>The rule, stable and without spaces, such as <c>SourcesBeforeDependencies</c>.</summary>
    public required string RuleId { get; init; }

    public DockerfileSeverity Severity { get; init; }

    /// <summary>The file.</summary>
    public string Path { get; init; } = "";

    /// <summary>Where it begins, from 1.</summary>
    public int Line { get; init; }

    /// <summary>Where it begins in its line, from 1, in UTF-16 characters.</summary>
    public int Column { get; init; }

    /// <summary>The line in which it ends.</summary>
    public int EndLine { get; init; }

    /// <summary>The instruction's keyword in capitals; null where it is about the whole file.</summary>
    public string? Instruction { get; init; }

    /// <summary>What was found, and what it costs.</summary>
    public string Message { get; init; } = "";

    /// <summary>What it costs.</summary>
    public DockerfileCost Cost { get; init; }

    /// <summary>Lines for the Dockerfile, or a command.</summary>
    public string Fix { get; init; } = "";

    /// <summary>Whether <c>Optimize-Dockerfile</c> makes the fix, where it can prove that the same runs.</summary>
    public bool CanOptimize { get; init; }

    /// <summary>The rule's page, in the module's own folder.</summary>
    public Uri? HelpUri { get; init; }

    public override string ToString() => $"{Path}:{Line}:{Column}: {Severity} {RuleId}: {Message}";
}
