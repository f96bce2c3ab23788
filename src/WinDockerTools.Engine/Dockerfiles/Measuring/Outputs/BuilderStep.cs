using System;

namespace WinDockerTools.Engine.Dockerfiles.Measuring.Outputs;

/// <summary>A step as a builder's output tells it.</summary>
/// <param name="Stage">The stage that the output names; null where it names none.</param>
/// <param name="Number">The builder's own number.</param>
/// <param name="Instruction">What the output shows.</param>
sealed record BuilderStep(string? Stage, int Number, string Instruction)
{
    public ImageStepOutcome Outcome { get; init; }
    public TimeSpan? Duration { get; init; }

    public bool IsFrom => Instruction.StartsWith("FROM ", StringComparison.OrdinalIgnoreCase);
}
