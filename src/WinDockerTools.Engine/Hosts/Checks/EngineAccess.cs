using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>This account may use the engine: what service accounts of pipeline agents often may not.</summary>
static class EngineAccess
{
    public static HostCheckRule Rule { get; } = new(
        nameof(EngineAccess),
        "This account may use the engine",
        "Every account that runs containers must open the engine's socket or pipe, service accounts of agents too. Who may do that is master of the machine.",
        "https://docs.docker.com/engine/install/linux-postinstall/",
        See);

    static CheckOutcome See(HostFacts facts) => facts switch
    {
        { Engine: not null } => CheckOutcome.Passed($"{facts.Machine.User} opens {facts.Socket?.Path ?? facts.Address}{Owner(facts.Socket)}."),
        { Failure.Kind: FaultKind.EngineCertificateInvalid } =>
            CheckOutcome.Failed($"The certificates do not fit: {facts.Failure.Detail}.", "Check ca.pem, cert.pem and key.pem in DOCKER_CERT_PATH or the context."),
        { Failure.Kind: FaultKind.EngineAccessDenied } =>
            CheckOutcome.Failed($"{facts.Machine.User} may not open {facts.Socket?.Path ?? facts.Address}{Owner(facts.Socket)}: {facts.Failure.Detail}.", Admit(facts)),
        _ => CheckOutcome.Unknown("No engine answers that would let this account in, or not."),
    };

    static string Owner(SocketFacts? socket) => socket?.Group is { } group ? $", which belongs to the group {group}" : "";

    static string Admit(HostFacts facts) => facts switch
    {
        { Machine.IsWindows: true } => $"Name a group in daemon.json (key 'group'), restart the engine, and: Add-LocalGroupMember -Group docker-users -Member {facts.Machine.User}    # the group of Docker Desktop",
        { Socket: null } => "Ask who runs that engine to let this account in.",
        { Socket: { IsMember: true, IsMemberNow: false } } => "Sign in again, or restart the agent: the account is in the group, this session is older.",
        { Socket.Group: "root" or "0" } => "Set the key 'group' in daemon.json to a group of the account, and restart the engine.",
        _ => $"sudo usermod -aG {facts.Socket!.Group ?? "docker"} {facts.Machine.User}    # then sign in again",
    };
}
