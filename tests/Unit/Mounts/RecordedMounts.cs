using System.IO;
using WinDockerTools.Engine.Mounts.Reading;
using WinDockerTools.Engine.Platform.Linux;
using WinDockerTools.Tests.Harness;

namespace WinDockerTools.Tests.Mounts;

/// <summary>
/// The tables of a Linux 6.1 with four mounts of its own server, by nfs-utils 2.6.2:
/// <c>vers=4.2,hard,intr,noatime,actimeo=60,nconnect=4</c> on /mnt/nfs (and bound to /mnt/bind),
/// <c>vers=3,nolock,rsize=1000</c> on /mnt/v3, <c>vers=4.1,ro,soft,bg,nocto,lookupcache=positive</c> on "/mnt/a b".
/// </summary>
static class RecordedMounts
{
    public static MountTables Tables { get; } = new(MountTable.Parse(Text("mountinfo.txt")).Entries, MountStatistics.Parse(Text("mountstats.txt")), Text("utab.txt"), "");

    public static string Text(string name) => File.ReadAllText(Path.Combine(Repository.Root, "tests", "Unit", "Mounts", "Recorded", name));
}
