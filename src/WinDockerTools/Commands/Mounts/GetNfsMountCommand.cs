using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Reading;
using WinDockerTools.Shell;
using WinDockerTools.Shell.Completion;

namespace WinDockerTools.Commands.Mounts;

/// <summary>Describes NFS mounts and NFS-backed Docker volumes, one object each.</summary>
[Cmdlet(VerbsCommon.Get, "NfsMount", DefaultParameterSetName = "All")]
[OutputType(typeof(NfsMount))]
public sealed class GetNfsMountCommand : ContainerCommand
{
    readonly HashSet<string> written = new(StringComparer.Ordinal);

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

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        var tables = MountTables.Read() ?? throw new FaultException(FaultKind.PlatformNotSupported, "NFS mounts", "this system has no mount table");
        if (ParameterSetName == "Path")
            await WriteOnPathsAsync(tables, stop).ConfigureAwait(false);
        else if (ParameterSetName == "Volume")
            await WriteVolumesAsync(tables, stop).ConfigureAwait(false);
        else
            await WriteAllAsync(tables, stop).ConfigureAwait(false);
    }

    async Task WriteOnPathsAsync(MountTables tables, CancellationToken stop)
    {
        foreach (var path in Path)
        {
            try
            {
                var full = await OnPipelineAsync(() => GetUnresolvedProviderPathFromPSPath(path)).ConfigureAwait(false);
                var entry = await WaitAsync(MountLookup.FindAsync(tables, full, stop), $"Looking for the mount of {path}").ConfigureAwait(false);
                if (written.Add(entry.Point))
                    await WriteAsync(NfsMounts.Describe(entry, tables)).ConfigureAwait(false);
            }
            catch (FaultException e)
            {
                await WriteErrorAsync(Errors.From(e, path)).ConfigureAwait(false);
            }
        }
    }

    async Task WriteVolumesAsync(MountTables tables, CancellationToken stop)
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

    async Task WriteAllAsync(MountTables tables, CancellationToken stop)
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
        foreach (var mount in NfsVolumes.Merge(NfsMounts.Of(tables), volumes))
            await WriteAsync(mount).ConfigureAwait(false);
    }

    Task<IReadOnlyList<NfsMount>> VolumesAsync(MountTables tables, CancellationToken stop) =>
        WaitAsync(NfsVolumeLookup.ReadAsync(DockerHost, Context, tables, stop), NfsVolumeLookup.Asking);
}
