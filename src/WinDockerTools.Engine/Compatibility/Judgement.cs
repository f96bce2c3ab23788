namespace WinDockerTools.Engine.Compatibility;

/// <summary>A verdict with the sentence and the rule behind it.</summary>
sealed record Judgement(Verdict Verdict, CompatibilityRule Rule, string Reason)
{
    /// <summary>What to mind although it runs.</summary>
    public string? Warning { get; init; }

    public string Sentence => char.ToUpperInvariant(Reason[0]) + Reason.Substring(1) + ".";

    public bool IsCompatible => Verdict == Verdict.Compatible;
}
