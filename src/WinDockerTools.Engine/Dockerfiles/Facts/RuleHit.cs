using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;

namespace WinDockerTools.Engine.Dockerfiles.Facts;

/// <summary>What one rule sees at one place.</summary>
/// <param name="Span">The place in the file.</param>
/// <param name="Instruction">Its instruction; null for the whole file.</param>
/// <param name="Message">What was found, and what it costs.</param>
/// <param name="Fix">Lines for the Dockerfile, or a command.</param>
sealed record RuleHit(TextSpan Span, DockerfileInstruction? Instruction, string Message, string Fix)
{
    /// <summary>Whether the fix is mechanical here, where it is by the rule in general.</summary>
    public bool CanOptimize { get; init; } = true;

    /// <summary>Where this one matters less than the rule's others; null for the rule's own severity.</summary>
    public DockerfileSeverity? Severity { get; init; }

    public static RuleHit At(DockerfileInstruction instruction, string message, string fix) => new(instruction.Span, instruction, message, fix);

    public static RuleHit At(RunCommand command, string message, string fix) => new(command.Span, command.Run, message, fix);
}
