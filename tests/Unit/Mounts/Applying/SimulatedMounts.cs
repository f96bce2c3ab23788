using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Applying;
using WinDockerTools.Engine.Mounts.Options;
using WinDockerTools.Engine.Mounts.Reading;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Tests.Mounts.Applying;

/// <summary>A process that died: nothing after it is done.</summary>
sealed class DeathException : Exception;

/// <summary>
/// A simulated Linux: its mounts behave as a kernel 6.1 was seen to do (the lab asks a real one). Every call can be made
/// to fail, to be stopped at, or to be the last.
/// </summary>
sealed class SimulatedMounts : IMountMachine
{
    const string FoundOut = "addr=10.0.0.5,clientaddr=10.0.0.9";

    readonly List<(MountCall Call, NfsOptionSet Options, int Id, int FileSystem)> mounted = [];
    int made = 40;

    /// <summary>Every call that changes something, in order.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Is called before each of them.</summary>
    public Action<string> Before { get; set; } = _ => { };

    public List<MountUser> UsersOfAll { get; } = [];

    public bool IsServerGone { get; set; }

    /// <summary>Options that this kernel has never heard of.</summary>
    public HashSet<string> Refused { get; } = [];

    /// <summary>Options that it accepts and forgets.</summary>
    public HashSet<string> Forgotten { get; } = ["intr"];

    public List<string> Folders { get; } = [];

    /// <summary>The most that the server lets read at once, in bytes.</summary>
    public int LargestRead { get; set; } = 131072;

    /// <summary>The server's number of what it exports.</summary>
    public int FileSystemId { get; set; } = 7;

    public string? Shown(string point) => MountState.Find(Tables(), point)?.Shown;

    public MountTables Tables() => new(
        [.. mounted.Select(mount => new MountEntry(mount.Call.Point, "nfs4", mount.Call.Source, $"{Kept(mount.Options, isFlag: false)},{FoundOut}") { Id = mount.Id, Device = $"0:{mount.Id}", Parent = 1, Flags = Kept(mount.Options, isFlag: true) })],
        [],
        string.Join("\n", mounted.Select(mount => $"SRC={mount.Call.Source} TARGET={OctalText.Write(mount.Call.Point)} ROOT=/ ATTRS={Kept(NfsOptionSet.Parse(mount.Call.Options), isFlag: false)},{FoundOut}")),
        "")
    {
        Volumes = string.Join("\n", mounted.Select(mount => $"v4 0a000005  801 0:{mount.Id} {mount.FileSystem}:0 no")),
    };

    public IReadOnlyList<MountUser> Users(MountEntry mount) => UsersOfAll;

    public Task<bool> AnswersAsync(string point, CancellationToken stop) => Task.FromResult(!IsServerGone);

    public Task MountAsync(MountCall call, CancellationToken stop)
    {
        Begin($"mount {call.Point} {call.Options}");
        if (IsServerGone)
            throw new FaultException(FaultKind.MountFailed, call.Point, "mount.nfs: Connection refused");
        var asked = NfsOptionSet.Parse(call.Options).Options;
        if (asked.FirstOrDefault(option => Refused.Contains(option.Name)) is not null)
            throw new FaultException(FaultKind.MountFailed, call.Point, "mount.nfs: an incorrect mount option was specified");
        var isShared = mounted.Any(other => other.Call.Source.Split(':')[0] == call.Source.Split(':')[0]);
        var shown = new NfsOptionSet([
            new("access=rw".Split('=')[1]), new("relatime"), new("vers", "4.2"), new("rsize", $"{LargestRead}"), new("wsize", "131072"), new("hard"), new("proto", "tcp"), new("timeo", "600"), new("retrans", "2"), new("sec", "sys"),
            .. asked.Where(option => !Forgotten.Contains(option.Name) && !(option.Name == "nconnect" && isShared)).Select(Negotiated)]);
        mounted.Add((call, shown, made++, FileSystemId));
        return Task.CompletedTask;
    }

    public void SetFlags(string point, string flags)
    {
        Begin($"flags {point} {flags}");
        var at = mounted.FindLastIndex(mount => mount.Call.Point == point);
        mounted[at] = mounted[at] with { Options = mounted[at].Options.With([.. MountOption.Parse(flags).Where(flag => !Forgotten.Contains(flag.Name))]) };
    }

    public Task UnmountAsync(string point, CancellationToken stop)
    {
        Begin($"umount {point}");
        var at = mounted.FindLastIndex(mount => mount.Call.Point == point);
        if (at < 0)
            throw new FaultException(FaultKind.MountFailed, point, $"umount: {point}: not mounted.");
        mounted.RemoveAt(at);
        return Task.CompletedTask;
    }

    public string MakeFolder()
    {
        Folders.Add($"/trial/{Folders.Count}");
        return Folders[^1];
    }

    public void RemoveFolder(string path)
    {
        Begin("rmdir " + path);
        Folders.Remove(path);
    }

    void Begin(string call)
    {
        Before(call);
        Calls.Add(call);
    }

    static MountOption Negotiated(MountOption option) => option is { Name: "rsize" or "wsize", Value: { } size } && int.Parse(size) is var bytes
        ? new(option.Name, $"{Math.Max(4096, Math.Min(bytes, 131072))}") : option;

    static string Kept(NfsOptionSet options, bool isFlag) =>
        MountOption.Write(options.Options.Where(option => NfsOptionRules.Find(option)?.Scope == NfsScope.Point == isFlag));
}
