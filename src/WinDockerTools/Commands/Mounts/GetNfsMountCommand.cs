using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Management.Infrastructure;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Client;
using WinDockerTools.Engine.Mounts.Reading;
using WinDockerTools.Engine.Platform.Windows;
using WinDockerTools.Engine.Platform.Windows.Cim;
using WinDockerTools.Shell;
using WinDockerTools.Shell.Completion;

namespace WinDockerTools.Commands.Mounts;

/// <summary>Describes NFS mounts and NFS-backed Docker volumes, one object each.</summary>
[Cmdlet(VerbsCommon.Get, "NfsMount", DefaultParameterSetName = "All")]
[OutputType(typeof(NfsMount), typeof(NfsClientSetting))]
public class GetNfsMountCommand : ContainerCommand
{
    readonly HashSet<string> written = new(StringComparer.Ordinal);
    readonly List<Task> asked = [];
    IReadOnlyList<NfsMount>? drives;

    /// <summary>Mount points, or paths below them; each mount is given once.</summary>
    [Parameter(ParameterSetName = "Path", Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("FullName", "MountPoint")]
    [ArgumentCompleter(typeof(NfsMountCompleter))]
    public string[] Path { get; set; } = [];

    /// <summary>Names of NFS-backed volumes of the engine.</summary>
    [Parameter(ParameterSetName = "Volume", Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string[] Volume { get; set; } = [];

    /// <summary>Address of the engine whose volumes are meant, by default of that in reach.</summary>
    [Parameter(ParameterSetName = "All")]
    [Parameter(ParameterSetName = "Volume")]
    [ValidateNotNullOrEmpty]
    public string? DockerHost { get; set; }

    /// <summary>The same by the name of a Docker context.</summary>
    [Parameter(ParameterSetName = "All")]
    [Parameter(ParameterSetName = "Volume")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContextNameCompleter))]
    public string? Context { get; set; }

    /// <summary>The settings of Windows' NFS client.</summary>
    [Parameter(ParameterSetName = "Client", Mandatory = true)]
    public SwitchParameter Client { get; set; }

    /// <summary>Other Windows computers whose NFS client is meant, with the caller's account.</summary>
    [Parameter(ParameterSetName = "Client")]
    [ValidateNotNullOrEmpty]
    [Alias("CN")]
    public string[] ComputerName { get; set; } = [];

    /// <summary>The same by sessions of <c>New-CimSession</c>, which stay open.</summary>
    [Parameter(ParameterSetName = "Client")]
    [ValidateNotNullOrEmpty]
    public CimSession[] CimSession { get; set; } = [];

    /// <summary>The way to another computer, which tests replace: that is why the cmdlet is not sealed.</summary>
    private protected virtual ICimHost Open(string computer) => CimHost.Open(computer);

    private protected virtual NfsClientHost OpenThis() => NfsClientHost.OfThisMachine();

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        if (ParameterSetName == "Client")
        {
            await WriteClientsAsync(stop).ConfigureAwait(false);
            return;
        }
        var tables = MountTables.Read();
        if (ParameterSetName == "Volume")
        {
            await WriteVolumesAsync(tables, stop).ConfigureAwait(false);
            return;
        }
        // Once for all paths of a pipe.
        drives ??= tables is null ? await DrivesAsync(stop).ConfigureAwait(false) : [];
        if (ParameterSetName == "Path")
            await WriteOnPathsAsync(tables, drives, stop).ConfigureAwait(false);
        else
            await WriteAllAsync(tables, drives, stop).ConfigureAwait(false);
    }

    protected override Task SettleAsync() => Task.WhenAny(Task.WhenAll(asked));

    async Task WriteClientsAsync(CancellationToken stop)
    {
        var clients = ComputerName.Select(name => (Target: (object?)name, Settings: ReadAsync(() => NfsClientHost.Of(Open(name)), stop)))
            .Concat(CimSession.Select(session => (Target: (object?)session, Settings: ReadAsync(() => NfsClientHost.Of(CimHost.Of(session)), stop)))).ToList();
        if (clients.Count == 0)
            clients.Add((null, ReadAsync(OpenThis, stop)));
        asked.AddRange(clients.Select(client => client.Settings));
        foreach (var (target, settings) in clients)
        {
            try
            {
                foreach (var setting in await WaitAsync(settings, $"Asking {target ?? "Windows"} for its NFS client").ConfigureAwait(false))
                    await WriteAsync(setting).ConfigureAwait(false);
            }
            catch (FaultException e)
            {
                await WriteErrorAsync(Errors.From(e, target)).ConfigureAwait(false);
            }
        }
    }

    static Task<IReadOnlyList<NfsClientSetting>> ReadAsync(Func<NfsClientHost> open, CancellationToken stop) => Task.Run(
        async () =>
        {
            using var host = open();
            return (await NfsClientState.ReadAsync(host, stop).ConfigureAwait(false)).Settings;
        },
        stop);

    async Task<IReadOnlyList<NfsMount>> DrivesAsync(CancellationToken stop)
    {
        if (NfsMountCommand.Find() is { } program)
            return WindowsNfsMounts.Parse(await WaitAsync(NfsMountCommand.ListAsync(program, stop), "Asking mount.exe").ConfigureAwait(false));
        await VerboseAsync("There is no mount.exe: the NFS client of Windows is not installed.").ConfigureAwait(false);
        return [];
    }

    async Task WriteOnPathsAsync(MountTables? tables, IReadOnlyList<NfsMount> listed, CancellationToken stop)
    {
        foreach (var path in Path)
        {
            try
            {
                var full = await FullPathAsync(path).ConfigureAwait(false) ?? throw new FaultException(FaultKind.NfsMountNotFound, path, "there is no such drive");
                var mount = tables is null ? WindowsNfsMounts.On(listed, full)
                    : NfsMounts.Describe(await WaitAsync(MountLookup.FindAsync(tables, full, stop), $"Looking for the mount of {path}").ConfigureAwait(false), tables);
                if (written.Add(mount.MountPoint))
                    await WriteAsync(mount).ConfigureAwait(false);
            }
            catch (FaultException e)
            {
                await WriteErrorAsync(Errors.From(e, path)).ConfigureAwait(false);
            }
        }
    }

    async Task WriteVolumesAsync(MountTables? tables, CancellationToken stop)
    {
        var volumes = await VolumesAsync(tables, stop).ConfigureAwait(false);
        foreach (var name in Volume)
        {
            try
            {
                await WriteAsync(NfsVolumeLookup.Named(volumes, name)).ConfigureAwait(false);
            }
            catch (FaultException e)
            {
                await WriteErrorAsync(Errors.From(e)).ConfigureAwait(false);
            }
        }
    }

    async Task WriteAllAsync(MountTables? tables, IReadOnlyList<NfsMount> listed, CancellationToken stop)
    {
        IReadOnlyList<NfsMount> volumes = [];
        try
        {
            volumes = await VolumesAsync(tables, stop).ConfigureAwait(false);
        }
        catch (FaultException e) when (DockerHost is null && Context is null)
        {
            // Nobody has said that there must be an engine.
            await VerboseAsync(Errors.From(e).Exception.Message).ConfigureAwait(false);
        }
        catch (FaultException e)
        {
            await WriteErrorAsync(Errors.From(e, DockerHost ?? Context)).ConfigureAwait(false);
        }
        foreach (var mount in NfsVolumes.Merge(tables is null ? listed : NfsMounts.Of(tables), volumes))
            await WriteAsync(mount).ConfigureAwait(false);
    }

    Task<IReadOnlyList<NfsMount>> VolumesAsync(MountTables? tables, CancellationToken stop) =>
        WaitAsync(NfsVolumeLookup.ReadAsync(DockerHost, Context, tables, stop), NfsVolumeLookup.Asking);
}
