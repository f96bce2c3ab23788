namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>What a check saw.</summary>
sealed record CheckOutcome(CheckResult Result, string Seen, string? Remedy = null)
{
    public static CheckOutcome Passed(string seen) => new(CheckResult.Passed, seen);

    public static CheckOutcome Failed(string seen, string remedy) => new(CheckResult.Failed, seen, remedy);

    public static CheckOutcome Warning(string seen, string remedy) => new(CheckResult.Warning, seen, remedy);

    public static CheckOutcome NotApplicable(string seen) => new(CheckResult.NotApplicable, seen);

    public static CheckOutcome Unknown(string seen, string? remedy = null) => new(CheckResult.Unknown, seen, remedy);
}
