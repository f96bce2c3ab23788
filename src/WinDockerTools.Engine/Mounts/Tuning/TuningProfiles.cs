using System.Collections.Generic;
using WinDockerTools.Engine.Mounts.Options;

namespace WinDockerTools.Engine.Mounts.Tuning;

/// <summary>
/// What each profile wants. The options are those whose effect on the calls to the server was counted (bench/mounts.sh);
/// their meaning is that of nfs(5).
/// </summary>
static class TuningProfiles
{
    // nfs(5): acregmin 3, acregmax 60, acdirmin 30, acdirmax 60.
    const int FileLeast = 3, FileMost = 60, FolderLeast = 30, FolderMost = 60;

    // As long as a build may take.
    const int LongTime = 600;

    const string OfFiles = "acregmin", OfFilesMost = "acregmax", OfFolders = "acdirmin", OfFoldersMost = "acdirmax";

    static readonly TuningWish Hard = new(
        new MountOption("hard"), "A soft mount gives an error to a program whose server is slow, and what it was writing is lost silently.",
        "None for data; while the server is away, programs wait.")
    { IsForWriting = true };

    // Asked of one kernel: with read delegations GETATTR fell from 206 to 6, without them nothing changed.
    static readonly TuningWish NoAccessTimes = new(
        new MountOption("noatime"), "Where the server delegates files, nobody asks it for their access times; else it changes nothing.")
    { OnlyIn = "4" };

    static readonly TuningWish[] Common =
    [
        Hard,
        NoAccessTimes,
        Buffer("rsize"),
        Buffer("wsize"),
    ];

    static readonly TuningWish Connections = new(
        new MountOption("nconnect", "4"), "Large reads go over several connections at once. It does not change the number of calls: measure it on your network.")
    { Kind = WishKind.AtLeast };

    static readonly TuningWish NoCloseToOpen = new(
        new MountOption("nocto"), "Opening a file that was read before asks the server nothing (version 3), or less (version 4).",
        $"A file that another client changed may be read as it was for up to {LongTime} seconds.", StaleReads.Contents);

    public static IReadOnlyList<TuningWish> Of(MountWorkloadProfile profile) => profile switch
    {
        MountWorkloadProfile.BuildCache => [.. Common, Connections, .. Times(LongTime, LongTime), NoCloseToOpen],
        MountWorkloadProfile.CiWorkspace => [.. Common, .. Times(LongTime, LongTime), NoCloseToOpen],
        MountWorkloadProfile.SourceTree => [.. Common, .. Times(FolderLeast, FolderLeast)],
        MountWorkloadProfile.ReadMostly => [.. Common, Connections, .. Times(FileMost, FolderMost)],
        _ =>
        [
            .. Common,
            NoLaterThan(OfFiles, FileLeast),
            NoLaterThan(OfFilesMost, FileMost),
            NoLaterThan(OfFolders, FolderLeast),
            NoLaterThan(OfFoldersMost, FolderMost),
            new TuningWish(new MountOption("cto"), "A file is looked at anew when it is opened: what another client has closed is read as it is."),
            new TuningWish(new MountOption("lookupcache", "pos"), "A name that was missing is asked for again: files that other clients make are there at once. Costs a LOOKUP for each look at a name that is missing."),
        ],
    };

    /// <summary>How long sizes and times, and names, are believed at least.</summary>
    static IEnumerable<TuningWish> Times(int files, int folders)
    {
        yield return Longer(OfFiles, files, "Files", "size and times of a file");
        yield return Longer(OfFilesMost, files, "Files", "size and times of a file");
        yield return Longer(OfFolders, folders, "Folders", "the names in a folder");
        yield return Longer(OfFoldersMost, folders, "Folders", "the names in a folder");
    }

    static TuningWish Longer(string name, int seconds, string what, string late) => new(
        new MountOption(name, $"{seconds}"),
        $"{what} that were looked at are not asked for again for {seconds} seconds: repeated looks, as of git status and of compilers' caches, cost no call.",
        $"Where another client changes them, {late} may be seen as before for up to {seconds} seconds.",
        StaleReads.Attributes)
    { Kind = WishKind.AtLeast };

    static TuningWish NoLaterThan(string name, int seconds) => new(
        new MountOption(name, $"{seconds}"), $"What other clients change is seen after the kernel's usual {seconds} seconds at the latest.")
    { Kind = WishKind.AtMost };

    static TuningWish Buffer(string name) => new(
        new MountOption(name, "1048576"), "Buffers this small cut large files into many calls. The kernel and the server settle on what both can.")
    { Kind = WishKind.AtLeast, OnlyBelow = 65536, IsNegotiated = true };
}
