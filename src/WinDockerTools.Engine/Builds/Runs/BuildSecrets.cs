using System;
using System.Collections.Generic;
using System.IO;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Runs;

/// <summary>
/// What private modules need. Files and sockets are mounted: nothing of them comes into an image, a command line or a
/// log.
/// </summary>
sealed record BuildSecrets(string? Netrc, string? SshAgent, string? GoPrivate)
{
    const string NetrcTarget = "/run/secrets/netrc", AgentTarget = "/run/secrets/ssh-agent.sock";

    public static BuildSecrets None { get; } = new(null, null, null);

    bool HasFiles => Netrc is not null || SshAgent is not null;

    public IReadOnlyDictionary<string, string> OnHost => Variables(Netrc, SshAgent);

    public IReadOnlyDictionary<string, string> InContainer => Variables(Netrc is null ? null : NetrcTarget, SshAgent is null ? null : AgentTarget);

    public IReadOnlyList<ContainerMount> Mounts
    {
        get
        {
            var mounts = new List<ContainerMount>();
            if (Netrc is not null)
                mounts.Add(new ContainerMount(ContainerMountType.Bind, Netrc, NetrcTarget, IsReadOnly: true));
            if (SshAgent is not null)
                mounts.Add(new ContainerMount(ContainerMountType.Bind, SshAgent, AgentTarget, IsReadOnly: true));
            return mounts;
        }
    }

    /// <summary>Throws FaultException (SecretInvalid) for a file that is not there.</summary>
    public void Check()
    {
        foreach (var path in new[] { Netrc, SshAgent })
        {
            if (path is not null && !File.Exists(path))
                throw new FaultException(FaultKind.SecretInvalid, path, "there is no such file or socket");
        }
    }

    /// <summary>Throws FaultException where the engine's containers cannot see this machine's files.</summary>
    public void CheckEngine(string scenario, bool isLocal, bool isWindows)
    {
        if (HasFiles && !isLocal)
            throw new FaultException(FaultKind.BindMountRemote, scenario, "secrets are mounted, and the engine may be another machine");
        if (HasFiles && isWindows)
            throw new FaultException(FaultKind.ScenarioNotPossible, scenario, "Windows containers mount folders alone, no single files");
    }

    static Dictionary<string, string> Variables(string? netrc, string? agent, string? goPrivate)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        if (netrc is not null)
            variables["NETRC"] = netrc;
        if (agent is not null)
            variables["SSH_AUTH_SOCK"] = agent;
        if (goPrivate is not null)
            variables["GOPRIVATE"] = goPrivate;
        return variables;
    }

    Dictionary<string, string> Variables(string? netrc, string? agent) => Variables(netrc, agent, GoPrivate);
}
