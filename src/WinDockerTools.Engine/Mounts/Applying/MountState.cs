using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Options;
using WinDockerTools.Engine.Mounts.Reading;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Mounts.Applying;

/// <summary>A mount at one moment, with what it takes to make it so again.</summary>
/// <param name="Entry">Its line in the mount table.</param>
/// <param name="Holding">The options that hold.</param>
/// <param name="Call">How to make it as it is.</param>
sealed record MountState(MountEntry Entry, NfsOptionSet Holding, MountCall Call)
{
    /// <summary>The server's number of the file system; null where it is not told.</summary>
    public string? FileSystemId { get; init; }

    /// <summary>
    /// Whether another state shows other files. Version 4 mounts an export that is gone all the same: as the folder of
    /// the export above, empty or not.
    /// </summary>
    public bool IsOther(MountState other) => FileSystemId is not null && other.FileSystemId is not null && FileSystemId != other.FileSystemId;

    /// <summary>Found out by the mount command at each mount.</summary>
    static readonly string[] FoundOut = ["addr", "clientaddr", "mountaddr", "mountport", "mountproto", "mountvers", "namlen", "bsize"];

    /// <summary>The state of a mount point. Throws FaultException (NfsMountNotFound) where no NFS is mounted.</summary>
    public static MountState At(MountTables tables, string point) => Find(tables, point)
        ?? throw new FaultException(FaultKind.NfsMountNotFound, point, "no NFS is mounted there now");

    public static MountState? Find(MountTables tables, string point) =>
        NfsMounts.Entries(tables).LastOrDefault(entry => entry.Point == point) is { } entry ? Of(entry, tables) : null;

    static MountState Of(MountEntry entry, MountTables tables)
    {
        var holding = NfsMounts.Shown(entry, tables);
        // What was asked for says most truly how to ask again; the kernel's own words serve where nobody knows.
        var asked = MountOption.Parse(NfsMounts.Asked(entry, tables).Options ?? entry.Options);
        var options = new NfsOptionSet(asked.Where(option => !FoundOut.Contains(option.Name) && NfsOptionRules.Find(option)?.Scope is not NfsScope.Command))
            .With([.. MountOption.Parse(MountFlags.InFull(entry.Flags))]);
        if (holding["vers"] is { } version)
            options = options.With(version);
        return new MountState(entry, holding, new MountCall("nfs", NfsMounts.SourceOf(entry), entry.Point, options.ToString()))
        {
            FileSystemId = MountFiles.FileSystemId(tables.Volumes, entry.Device),
        };
    }

    /// <summary>The same with other options.</summary>
    public MountCall With(IEnumerable<MountOption> changes) => Call with { Options = NfsOptionSet.Parse(Call.Options).With([.. changes]).ToString() };

    /// <summary>How to make it as it is in the kernel's own words.</summary>
    public MountCall Literal => Call with { Options = MountOption.Write([.. Holding.Options.Where(option => !FoundOut.Contains(option.Name))]) };

    /// <summary>What the kernel shows, but for what may differ from mount to mount, in one order.</summary>
    public string Shown => MountOption.Write(Holding.Options.Where(option => !FoundOut.Contains(option.Name)).OrderBy(option => option.ToString(), StringComparer.Ordinal));
}
