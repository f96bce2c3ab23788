namespace WinDockerTools.Engine.Compatibility;

/// <summary>A verdict with the sentence and the rule behind it.</summary>
sealed record Judgement(Verdict Verdict, CompatibilityRule Rule, string Reason)
{
    /// <summary>What to mind although it runs.</summary>
    public string? Warning { get; init; }

    public bool IsCompatible => Verdict == Verdict.Compatible;
}
