using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Mounts.Options;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Mounts.Reading;

/// <summary>The tables of one moment: what is mounted, what is counted, what was asked for.</summary>
sealed record MountTables(IReadOnlyList<MountEntry> Mounted, IReadOnlyList<MountCounters> Counters, string UserTable, string Fstab)
{
    /// <summary>The text of the kernel's list of mounted NFS.</summary>
    public string Volumes { get; init; } = "";

    /// <summary>Null where this system has no mount table. No server is asked: a mount whose server is gone hinders nothing.</summary>
    public static MountTables? Read() => MountTable.Read() is { } table
        ? new MountTables(table.Entries, MountStatistics.Read() ?? [], MountFiles.Text(MountFiles.UserTable), MountFiles.Text(MountFiles.Fstab)) { Volumes = MountFiles.Text(MountFiles.Volumes) }
        : null;
}

/// <summary>Describes the NFS mounts of this machine.</summary>
static class NfsMounts
{
    /// <summary>All, in the order in which they were mounted.</summary>
    public static IReadOnlyList<NfsMount> Of(MountTables tables) => [.. Entries(tables).Select(entry => Describe(entry, tables))];

    public static NfsMount Describe(MountEntry entry, MountTables tables) => Describe(entry, tables, Asked(entry, tables));

    /// <summary>The mounts of NFS that can be seen: of several at one place the one on top.</summary>
    public static IEnumerable<MountEntry> Entries(MountTables tables) => tables.Mounted
        .GroupBy(entry => entry.Point).Select(group => group.Last()).Where(IsNfs);

    public static bool IsNfs(MountEntry entry) => entry.Type is "nfs" or "nfs4";

    /// <summary>What the kernel shows: the flags of the mount, the options of its file system, and what only its counters list.</summary>
    public static NfsOptionSet Shown(MountEntry entry, MountTables tables)
    {
        var counted = tables.Counters.LastOrDefault(counters => counters.Point == entry.Point);
        var listed = NfsOptionSet.Parse(counted?.Options ?? "");
        return new NfsOptionSet([.. listed.Options, .. MountOption.Parse(entry.Options), .. MountOption.Parse(MountFlags.InFull(entry.Flags))]);
    }

    /// <summary>Server and export. Docker's engine mounts without the server's name, which then stands among the options alone.</summary>
    public static string SourceOf(MountEntry entry) => entry.Source.Length > 0 && entry.Source[0] == ':' && NfsOptionSet.Parse(entry.Options)["addr"]?.Value is { } address
        ? (address.IndexOf(':') < 0 ? address : $"[{address}]") + entry.Source
        : entry.Source;

    public static (string Server, string Export) Split(string source)
    {
        // An address of IPv6 stands in brackets.
        var colon = source.IndexOf(':', Math.Max(0, source.IndexOf(']')));
        return colon < 0 ? ("", source) : (source.Substring(0, colon), source.Substring(colon + 1));
    }

    /// <param name="entry">The mount.</param>
    /// <param name="tables">The tables that it is in.</param>
    /// <param name="asked">Where it is written what was asked for, and that.</param>
    /// <param name="volume">The volume that it is, with the address of its engine.</param>
    public static NfsMount Describe(MountEntry entry, MountTables tables, (string? File, string? Options) asked, (string Name, string Endpoint)? volume = null)
    {
        var counters = tables.Counters.LastOrDefault(counters => counters.Point == entry.Point);
        var shown = Shown(entry, tables);
        var (server, export) = Split(SourceOf(entry));
        return new NfsMount
        {
            MountPoint = entry.Point,
            Server = server,
            Export = export,
            FileSystem = entry.Type,
            Version = shown["vers"]?.Value ?? "",
            Options = EffectiveOptions.Of(shown, asked.Options is null ? null : MountOption.Parse(asked.Options)),
            AskedIn = asked.File,
            Transports = counters is null ? [] : NfsCounters.Transports(counters),
            Age = counters?.Age,
            Operations = counters is null ? [] : NfsCounters.Operations(counters),
            BytesRead = counters is null ? null : NfsCounters.Read(counters),
            BytesWritten = counters is null ? null : NfsCounters.Written(counters),
            AlsoAt = [.. tables.Mounted.Where(other => other.Device == entry.Device && other.Point != entry.Point).Select(other => other.Point).Distinct()],
            Volume = volume?.Name,
            Endpoint = volume?.Endpoint,
        };
    }

    /// <summary>Where it is written what was asked for, and that; nulls where it is not known.</summary>
    public static (string? File, string? Options) Asked(MountEntry entry, MountTables tables)
    {
        foreach (var (file, lines) in new[]
        {
            (MountFiles.UserTable, MountFiles.ParseUserTable(tables.UserTable)),
            (MountFiles.Fstab, MountFiles.ParseFstab(tables.Fstab, "nfs")),
        })
        {
            if (lines.LastOrDefault(line => line.Source == entry.Source && line.Point == entry.Point) is { } line)
                return (file, line.Options);
        }
        return (null, null);
    }
}
