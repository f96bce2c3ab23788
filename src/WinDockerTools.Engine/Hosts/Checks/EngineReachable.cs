using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>The engine answers what it is.</summary>
static class EngineReachable
{
    public static HostCheckRule Rule { get; } = new(
        nameof(EngineReachable),
        "The container engine answers",
        "Without an engine no container runs, and most other checks cannot be made.",
        "https://docs.docker.com/engine/daemon/troubleshoot/",
        HostCheckRule.OfSession(See));

    static CheckOutcome See(HostFacts facts) => facts switch
    {
        { Engine: { } engine } => CheckOutcome.Passed($"Version {engine.Host.EngineVersion ?? "unknown"} answers at {facts.Address}."),
        { Failure: null } => CheckOutcome.Unknown("The engine was not asked."),
        // Somebody is there: whether it is an engine is a question for those who may ask.
        { Failure.Kind: FaultKind.EngineAccessDenied or FaultKind.EngineCertificateInvalid } =>
            CheckOutcome.Unknown($"{facts.Address} does not speak with this account: {facts.Failure.Detail}.", "See the check EngineAccess."),
        { Failure.Kind: FaultKind.EngineTimeout } =>
            CheckOutcome.Failed($"{facts.Address} takes the call and does not answer: {facts.Failure.Detail}.", Restart(facts)),
        { Failure.Kind: FaultKind.EngineUnreachable } =>
            CheckOutcome.Failed($"Nothing answers at {facts.Address}: {facts.Failure.Detail}.", Start(facts)),
        _ => CheckOutcome.Failed($"{facts.Address} fails: {facts.Failure!.Detail}.", "Look into the engine's log, and see 'docker info'."),
    };

    static string Start(HostFacts facts) =>
        !facts.IsDefaultAddress ? "Start the engine of that address, or name another with -DockerHost or -Context."
        : facts.Machine.IsWindows ? "Start-Service docker    # Docker Desktop: docker desktop start"
        : "sudo systemctl start docker";

    /// <summary>How the engine is restarted.</summary>
    public static string Restart(HostFacts facts) =>
        !facts.IsDefaultAddress ? "Restart the engine of that address."
        : facts.Machine.IsWindows ? "Restart-Service docker    # Docker Desktop: docker desktop restart"
        : "sudo systemctl restart docker";
}
