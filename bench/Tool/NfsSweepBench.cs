using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using WinDockerTools.Engine.Common.Statistics;
using WinDockerTools.Engine.Mounts.Measuring.Workloads;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Bench;

/// <summary>
/// Every set of options under recorded work on files that were looked at five seconds before: the calls to the server,
/// and how many more the profiles make than the best set that is as safe. A call costs a round trip, so that with any
/// delay the order of the sets is that of their calls.
/// </summary>
static class NfsSweepBench
{
    // As many as are worked on while the attributes of the first grow old.
    const int AtOnce = 6, Files = 240;

    static readonly TimeSpan Age = TimeSpan.FromSeconds(5);
    static readonly MountWorkloadProfile[] Profiles = [MountWorkloadProfile.BuildCache, MountWorkloadProfile.CiWorkspace, MountWorkloadProfile.SourceTree, MountWorkloadProfile.ReadMostly, MountWorkloadProfile.SharedWriters];
    static readonly (string Name, MountWorkload Work, bool IsShared)[] Works =
        [("GitStatus", MountWorkload.GitStatus, false), ("GoBuild", MountWorkload.GoBuild, false), ("NodeModules", MountWorkload.NodeModules, false), ("GitStatus, two writers", MountWorkload.GitStatus, true)];

    public static void Run(int rounds)
    {
        foreach (var version in new[] { "4.2", "3" })
        {
            var options = version == "3" ? "vers=3,nolock" : "vers=4.2";
            foreach (var work in Works)
                Tell(version, work.Name, Count(options, work.Work, work.IsShared));
        }
        foreach (var delay in new[] { 0, 1, 5 })
            Time(delay, rounds);
    }

    static Dictionary<NfsSet, long> Count(string options, MountWorkload work, bool isShared)
    {
        var counts = new Dictionary<NfsSet, long>();
        using var other = new NfsMountPoint(options, second: true);
        foreach (var sets in NfsSet.All.Chunk(AtOnce))
        {
            var places = sets.Select(set => (Set: set, Work: new Place($"{options},{set.Options}", work))).ToList();
            Thread.Sleep(Age);
            foreach (var (set, place) in places)
            {
                if (isShared)
                    place.EditFrom(other);
                counts[set] = place.CallsOfRun();
                place.Dispose();
            }
        }
        return counts;
    }

    static void Tell(string version, string work, Dictionary<NfsSet, long> counts)
    {
        Console.WriteLine($"NFS {version}, {work}: calls by the kernel's defaults {counts[new NfsSet(0, true, "all", "relatime")]}, least {counts.Values.Min()}, most {counts.Values.Max()}");
        foreach (var profile in Profiles)
        {
            var own = NfsSet.Of(profile, version);
            var best = counts.Where(set => set.Key.IsAsSafeAs(own)).MinBy(set => set.Value);
            Console.WriteLine($"  {profile,-14} {counts[own],6}   best as safe {best.Value,6} ({best.Key.Options})   regret {(counts[own] - best.Value) / (double)Math.Max(1, best.Value):P1}");
        }
    }

    /// <summary>Seconds of git status by the defaults and by CiWorkspace behind a slow link, as the second client.</summary>
    static void Time(int milliseconds, int rounds)
    {
        var second = NfsMountPoint.Variable("LAB_NFS_SECOND");
        if (milliseconds > 0)
            NfsMountPoint.Run(second, "tc", "qdisc", "add", "dev", "lab1", "root", "netem", "delay", $"{milliseconds}ms");
        var (usual, tuned) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            usual.Add(Once(new NfsSet(0, true, "all", "relatime")));
            tuned.Add(Once(NfsSet.Of(MountWorkloadProfile.CiWorkspace, "4.2")));
        }
        if (milliseconds > 0)
            NfsMountPoint.Run(second, "tc", "qdisc", "del", "dev", "lab1", "root");
        Console.WriteLine($"NFS 4.2, GitStatus, delay {milliseconds} ms, {rounds} rounds: defaults {Median.Of(usual):0.000} s, CiWorkspace {Median.Of(tuned):0.000} s");

        double Once(NfsSet set)
        {
            using var place = new Place($"vers=4.2,{set.Options}", MountWorkload.GitStatus, second: true);
            Thread.Sleep(Age);
            var clock = Stopwatch.StartNew();
            place.CallsOfRun();
            return clock.Elapsed.TotalSeconds;
        }
    }

    /// <summary>A mount with a tree that was looked at once.</summary>
    sealed class Place : IDisposable
    {
        readonly NfsMountPoint mount;
        readonly WorkloadReplay replay;
        readonly string name = Guid.NewGuid().ToString("N");

        public Place(string options, MountWorkload work, bool second = false)
        {
            mount = new NfsMountPoint(options, second);
            var calls = new LinuxFileCalls();
            replay = new WorkloadReplay(calls, WorkloadMixes.Find(work)!, Path.Combine(mount.Path, name), Files);
            replay.Prepare(call => call());
            var buffer = new byte[1 << 16];
            foreach (var folder in Directory.GetDirectories(Path.Combine(mount.Path, name)))
            {
                calls.List(folder);
                foreach (var path in Directory.GetFiles(folder))
                {
                    calls.Stat(path);
                    using var file = calls.Open(path, FileUse.Read);
                    while (file.Read(buffer) > 0)
                    {
                    }
                }
            }
        }

        public long CallsOfRun()
        {
            var before = mount.Calls();
            replay.Run(call =>
            {
                call();
                return 0;
            });
            return mount.Calls() - before;
        }

        /// <summary>Another client changes every tenth file.</summary>
        public void EditFrom(NfsMountPoint other)
        {
            foreach (var path in Directory.GetFiles(Path.Combine(other.Path, name), "file*", SearchOption.AllDirectories).Order().Where((_, number) => number % 10 == 0))
                File.AppendAllText(path, "x");
        }

        public void Dispose()
        {
            Directory.Delete(Path.Combine(mount.Path, name), recursive: true);
            mount.Dispose();
        }
    }
}
