using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Windows;
using WinDockerTools.Engine.Platform.Windows.Cim;

namespace WinDockerTools.Engine.Mounts.Client;

/// <summary>A Windows whose NFS client is read, or set.</summary>
/// <param name="name">As users know it.</param>
/// <param name="management">Its management (CIM); null where it has none.</param>
/// <param name="registry">Its registry; null to read that by its management.</param>
sealed class NfsClientHost(string name, ICimHost? management, RegistryReader? registry) : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string ComputerName => name;

    /// <summary>Throws FaultException (PlatformNotSupported) elsewhere than on Windows.</summary>
    public static NfsClientHost OfThisMachine() => RegistryReader.OfThisMachine is { } registry
        ? new NfsClientHost(Environment.MachineName, CimHost.OfThisMachine() is { } management ? new PatientCimHost(management, Patience) : null, registry)
        : throw new FaultException(FaultKind.PlatformNotSupported, "the NFS client of Windows", $"this is {RuntimeInformation.OSDescription.Trim()}");

    public static NfsClientHost Of(ICimHost computer) => new(computer.ComputerName, new PatientCimHost(computer, Patience), registry: null);

    /// <summary>None where this Windows does not have the class.</summary>
    public async Task<IReadOnlyList<CimRow>> ConfigurationAsync(CancellationToken stop) =>
        management is null ? [] : await management.QueryAsync(ClientProperties.Query, stop).ConfigureAwait(false);

    /// <summary>Sets properties of the class. Throws FaultException (HostAccessDenied, HostFailed, …).</summary>
    public Task ChangeAsync(IReadOnlyDictionary<string, object> values, CancellationToken stop) => management is null
        ? throw new InvalidOperationException("It has no class to set.")
        : management.ModifyAsync(new CimChange(ClientProperties.Namespace, ClientProperties.Class, values), stop);

    public Task<T> RegistryAsync<T>(Func<RegistryReader, T> read, CancellationToken stop) =>
        registry is not null ? Task.FromResult(read(registry)) : new CimRegistry(management!).ReadAsync(read, stop);

    public void Dispose() => management?.Dispose();
}
