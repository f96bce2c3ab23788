using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>This account may use the engine: what service accounts of pipeline agents often may not.</summary>
static class EngineAccess
{
    public static HostCheckRule Rule { get; } = new(
        nameof(EngineAccess),
        "The account may use the engine",
        "Every account that runs containers must open the engine's socket or pipe, service accounts of agents too. Who may do that is master of the machine.",
        "https://docs.docker.com/engine/install/linux-postinstall/",
        HostCheckRule.OfSession(See));

    static CheckOutcome See(HostFacts facts) => facts switch
    {
        { Account: { } account } => See(account, facts),
        { Engine: not null } => CheckOutcome.Passed($"{facts.Machine.User} opens {facts.Socket?.Path ?? facts.Address}{Owner(facts.Socket)}."),
        { Failure.Kind: FaultKind.EngineCertificateInvalid } =>
            CheckOutcome.Failed($"The certificates do not fit: {facts.Failure.Detail}.", "Check ca.pem, cert.pem and key.pem in DOCKER_CERT_PATH or the context."),
        { Failure.Kind: FaultKind.EngineAccessDenied } =>
            CheckOutcome.Failed($"{facts.Machine.User} may not open {facts.Socket?.Path ?? facts.Address}{Owner(facts.Socket)}: {facts.Failure.Detail}.", Admit(facts)),
        _ => CheckOutcome.Unknown("No engine answers that would let this account in, or not."),
    };

    // What another account may do is read from the socket's permissions: nothing is opened in its name.
    static CheckOutcome See(AccountFacts account, HostFacts facts) => account switch
    {
        _ when facts.Socket is null && !facts.Machine.IsWindows => CheckOutcome.Unknown($"{facts.Address} is no socket of this machine: who may use it is not seen from here."),
        // Not unknown: a gate must not open for a name that was mistyped.
        { IsKnown: false } => CheckOutcome.Failed($"This machine knows no account {account.Name}.", "Check the name; -Account takes those of this machine and its directory."),
        { MayOpen: true } => CheckOutcome.Passed($"{account.Name} may open {facts.Socket!.Path}{Owner(facts.Socket)}."),
        { MayOpen: false } => CheckOutcome.Failed($"{account.Name} may not open {facts.Socket!.Path}{Owner(facts.Socket)}.", Admit(facts, account.Name)),
        _ => CheckOutcome.Unknown($"Who may open {facts.Socket?.Path ?? facts.Address} was not told."),
    };

    static string Owner(SocketFacts? socket) => socket?.Group is { } group ? $", which belongs to the group {group}" : "";

    static string Admit(HostFacts facts) => facts switch
    {
        { Machine.IsWindows: true } => $"Name a group in daemon.json (key 'group'), restart the engine, and: Add-LocalGroupMember -Group docker-users -Member {facts.Machine.User}    # the group of Docker Desktop",
        { Socket: null } => "Ask who runs that engine to let this account in.",
        { Socket: { IsMember: true, IsMemberNow: false } } => "Sign in again, or restart the agent: the account is in the group, this session is older.",
        _ => Admit(facts, facts.Machine.User),
    };

    static string Admit(HostFacts facts, string user) => facts.Socket!.Group is "root" or "0"
        ? "Set the key 'group' in daemon.json to a group of the account, and restart the engine."
        : $"sudo usermod -aG {facts.Socket.Group ?? "docker"} {user}    # then sign in again";
}
