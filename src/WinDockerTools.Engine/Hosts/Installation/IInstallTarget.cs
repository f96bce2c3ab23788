using System.Threading;
using System.Threading.Tasks;

namespace WinDockerTools.Engine.Hosts.Installation;

/// <summary>
/// What an installation needs of a machine beyond its files. Members throw FaultException (ServiceFailed,
/// EnginePackageInvalid, AccountNotAdded) with the words of whoever refused.
/// </summary>
interface IInstallTarget
{
    string ComputerName { get; }

    /// <summary>The folder of all programs, such as <c>C:\Program Files</c>.</summary>
    string ProgramFiles { get; }

    /// <summary>The folder of all programs' data, such as <c>C:\ProgramData</c>.</summary>
    string ProgramData { get; }

    /// <summary>The version that an engine's program tells of itself.</summary>
    Task<string> VersionAsync(string program, CancellationToken stop);

    /// <summary>The command line of a service; null where there is none.</summary>
    string? ServiceCommand(string service);

    bool IsServiceRunning(string service);

    /// <summary>Has the engine's program register itself as a service.</summary>
    Task RegisterAsync(string service, string program, CancellationToken stop);

    Task StartAsync(string service, CancellationToken stop);

    Task StopAsync(string service, CancellationToken stop);

    void RemoveService(string service);

    bool IsOnPath(string folder);

    void AddToPath(string folder);

    void RemoveFromPath(string folder);

    /// <summary>False where it was there already.</summary>
    bool CreateGroup(string group);

    void DeleteGroup(string group);

    /// <summary>False where the account is a member already.</summary>
    bool AddMember(string group, string account);

    void RemoveMember(string group, string account);

    /// <summary>The version that the running engine answers. Throws FaultException (EngineUnreachable, …).</summary>
    Task<string> EngineAnswerAsync(CancellationToken stop);
}
