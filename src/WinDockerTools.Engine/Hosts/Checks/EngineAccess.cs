using System.Linq;
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
        { Engine: not null } => CheckOutcome.Passed($"{facts.Machine.User} opens {Door(facts)}{Owner(facts)}."),
        { Failure.Kind: FaultKind.EngineCertificateInvalid } =>
            CheckOutcome.Failed($"The certificates do not fit: {facts.Failure.Detail}.", "Check ca.pem, cert.pem and key.pem in DOCKER_CERT_PATH or the context."),
        { Failure.Kind: FaultKind.EngineAccessDenied } =>
            CheckOutcome.Failed($"{facts.Machine.User} may not open {Door(facts)}{Owner(facts)}: {facts.Failure.Detail}.", Admit(facts)),
        _ => CheckOutcome.Unknown("No engine answers that would let this account in, or not."),
    };

    // What another account may do is read from permissions and groups: nothing is opened in its name.
    static CheckOutcome See(AccountFacts account, HostFacts facts) => account switch
    {
        _ when facts is { Socket: null, Pipe: null } => CheckOutcome.Unknown($"{facts.Address} is no socket or pipe of this machine: who may use it is not seen from here."),
        // Not unknown: a gate must not open for a name that was mistyped.
        { IsKnown: false } => CheckOutcome.Failed($"This machine knows no account {account.Name}.", "Check the name; -Account takes those of this machine and its directory."),
        { MayOpen: true } => CheckOutcome.Passed($"{account.Name} may open {Door(facts)}{Owner(facts)}."),
        { MayOpen: false } => CheckOutcome.Failed($"{account.Name} may not open {Door(facts)}{Owner(facts)}.", Admit(facts, account.Name)),
        _ => CheckOutcome.Unknown($"It was not told whether {account.Name} may open {Door(facts)}{Owner(facts)}."),
    };

    static string Door(HostFacts facts) => facts.Socket?.Path ?? facts.Address;

    static string Owner(HostFacts facts) => facts switch
    {
        { Socket.Group: { } group } => $", which belongs to the group {group}",
        { Pipe.Names: { } names } => $", which is for {string.Join(" and ", names.Prepend("administrators"))}",
        _ => "",
    };

    static string Admit(HostFacts facts) => facts switch
    {
        { Socket: null, Pipe: null } => "Ask who runs that engine to let this account in.",
        { Socket: { IsMember: true, IsMemberNow: false } } => "Sign in again, or restart the agent: the account is in the group, this session is older.",
        _ => Admit(facts, facts.Machine.User),
    };

    static string Admit(HostFacts facts, string user) => facts switch
    {
        { Pipe.Names: { Count: > 0 } names } => names.FirstOrDefault(name => name.IndexOf('\\') < 0) is { } group
            ? $"Add-LocalGroupMember -Group {PowerShellText.Quote(group)} -Member {PowerShellText.Quote(user)}    # then sign in again, or restart the agent"
            : $"Ask who keeps {names[0]} to add {user}.",
        { Pipe: not null } => $"Set \"group\": \"{PipeFacts.UsualGroup}\" in daemon.json, and: New-LocalGroup {PipeFacts.UsualGroup}; Add-LocalGroupMember -Group {PipeFacts.UsualGroup} -Member {PowerShellText.Quote(user)}; Restart-Service docker",
        { Socket.Group: "root" or "0" } => "Set the key 'group' in daemon.json to a group of the account, and restart the engine.",
        _ => $"sudo usermod -aG {facts.Socket?.Group ?? "docker"} {user}    # then sign in again",
    };
}
