using System;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>A check. It reads facts only and never throws.</summary>
/// <param name="Id">Stable; the name of its file.</param>
/// <param name="Title">What is so where it passes.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="Page">The vendor's page about it.</param>
/// <param name="See">What it sees in the facts.</param>
sealed record HostCheckRule(string Id, string Title, string Why, string Page, Func<HostFacts, CheckOutcome> See)
{
    /// <summary>Facts that it reads and that are not gathered for everybody.</summary>
    public HostNeeds Needs { get; init; }

    const string ThereRemedy = "Run Test-ContainerHost on that machine.";

    public HostCheck Check(HostFacts facts)
    {
        var outcome = See(facts);
        return new HostCheck
        {
            Id = Id,
            Title = Title,
            Result = outcome.Result,
            Seen = outcome.Seen,
            Why = Why,
            Remedy = outcome.Remedy,
            ComputerName = facts.ComputerName,
            HelpUri = new Uri(Page),
        };
    }

    /// <summary>For what is seen from where the call is made, and not through another machine's Windows.</summary>
    public static Func<HostFacts, CheckOutcome> OfSession(Func<HostFacts, CheckOutcome> see) => facts =>
        facts.AsksEngine ? see(facts)
        : CheckOutcome.Unknown($"The Windows of {facts.ComputerName} was asked, and not its engine.", $"Invoke-Command -ComputerName {PowerShellText.Quote(facts.Address)} {{ Test-ContainerHost }}");

    /// <summary>For what only an engine that answers can tell.</summary>
    public static Func<HostFacts, CheckOutcome> OfEngine(Func<EngineFacts, HostFacts, CheckOutcome> see) => OfSession(facts =>
        facts.Engine is { } engine ? see(engine, facts)
        : CheckOutcome.Unknown($"The engine at {facts.Address} does not tell.", "See the checks EngineReachable and EngineAccess."));

    /// <summary>
    /// For what is seen only where the engine shares this machine's files and addresses, or by asking another machine's
    /// Windows: <paramref name="afar"/> is null where that did not tell.
    /// </summary>
    public static Func<HostFacts, CheckOutcome> OfMachine(Func<EngineFacts, HostFacts, CheckOutcome> see, Func<HostFacts, CheckOutcome?>? afar = null)
    {
        var near = OfEngine((engine, facts) =>
            facts.IsOnThisMachine ? see(engine, facts)
            : engine.Host.IsDockerDesktop ? CheckOutcome.Unknown("Docker Desktop keeps the engine in a virtual machine of its own.")
            : CheckOutcome.Unknown("The engine runs on another machine.", ThereRemedy));
        return facts => (facts.AsksEngine ? null : afar?.Invoke(facts)) ?? near(facts);
    }

    /// <summary>For what this machine's Windows tells, with or without an engine.</summary>
    public static Func<HostFacts, CheckOutcome> OfWindows(Func<WindowsFacts, HostFacts, CheckOutcome> see) => facts =>
        facts.Windows is { } windows ? see(windows, facts)
        : facts.Machine.IsWindows || facts.Engine is { Host.OS: "windows" } ? CheckOutcome.Unknown("The engine runs on another machine.", ThereRemedy)
        : CheckOutcome.NotApplicable("This is not Windows.");
}
