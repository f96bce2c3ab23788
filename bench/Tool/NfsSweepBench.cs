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
    // Without it servers of Linux delegate no file, as many others never do.
    const string Leases = "/proc/sys/fs/leases-enable";

    // As many as are worked on while the attributes of the first grow old.
    const int AtOnce = 6, Files = 240;

    // The server gives delegations as it likes, and takes them back.
    const int Passes = 3;

    // A file that the server still has open for writing gets no delegation.
    static readonly TimeSpan Age = TimeSpan.FromSeconds(5), Closing = TimeSpan.FromSeconds(2);
    static readonly (string Version, string Options, bool Delegates)[] Servers = [("4.2", "vers=4.2", true), ("4.2", "vers=4.2", false), ("3", "vers=3,nolock", false)];
    static readonly MountWorkloadProfile[] Profiles = [MountWorkloadProfile.BuildCache, MountWorkloadProfile.CiWorkspace, MountWorkloadProfile.SourceTree, MountWorkloadProfile.ReadMostly, MountWorkloadProfile.SharedWriters];
    static readonly (string Name, MountWorkload Work, bool IsShared)[] Works =
        [("GitStatus", MountWorkload.GitStatus, false), ("GoBuild", MountWorkload.GoBuild, false), ("NodeModules", MountWorkload.NodeModules, false), ("GitStatus, two writers", MountWorkload.GitStatus, true)];

    public static void Run()
    {
        var seen = new Dictionary<(string Server, string Work), List<Dictionary<NfsSet, long>>>();
        for (var pass = 1; pass <= Passes; pass++)
        {
            Console.WriteLine($"Calls, medians after pass {pass} of {Passes}");
            foreach (var (version, options, delegates) in Servers)
            {
                File.WriteAllText(Leases, delegates ? "1" : "0");
                foreach (var (work, mix, isShared) in Works)
                {
                    var key = ($"NFS {version}{(delegates ? ", files delegated" : "")}", work);
                    if (!seen.TryGetValue(key, out var counts))
                        seen[key] = counts = [];
                    counts.Add(Count(options, mix, isShared));
                    Tell($"{key.Item1}, {work}", version, NfsSet.All.ToDictionary(set => set, set => Median.Of([.. counts.Select(count => (double)count[set])])));
                }
            }
        }
        File.WriteAllText(Leases, "1");
    }

    /// <summary>How long git status takes behind a slow link, with the defaults and with a profile.</summary>
    public static void RunDelays(int rounds)
    {
        foreach (var delay in new[] { 0, 1, 5 })
            Time(delay, rounds);
    }

    static Dictionary<NfsSet, long> Count(string options, MountWorkload work, bool isShared)
    {
        var counts = new Dictionary<NfsSet, long>();
        using var other = new NfsMountPoint(options, second: true);
        foreach (var sets in NfsSet.All.Chunk(AtOnce))
        {
            var places = sets.Select(set => (Set: set, Work: new Place($"{options},{set.Options}", work, other))).ToList();
            Thread.Sleep(Closing);
            places.ForEach(place => place.Work.Look());
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

    static void Tell(string what, string version, Dictionary<NfsSet, double> counts)
    {
        Console.WriteLine($"{what}: calls by the kernel's defaults {counts[new NfsSet(0, true, "all", "relatime")]}, least {counts.Values.Min()}, most {counts.Values.Max()}");
        foreach (var profile in Profiles)
        {
            var own = NfsSet.Of(profile, version);
            var best = counts.Where(set => set.Key.IsAsSafeAs(own)).MinBy(set => set.Value);
            Console.WriteLine($"  {profile,-14} {counts[own],6}   best as safe {best.Value,6} ({best.Key.Options})   regret {(counts[own] - best.Value) / Math.Max(1, best.Value):P1}");
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
            using var other = new NfsMountPoint("vers=4.2");
            using var place = new Place($"vers=4.2,{set.Options}", MountWorkload.GitStatus, other, second: true);
            Thread.Sleep(Closing);
            place.Look();
            Thread.Sleep(Age);
            var clock = Stopwatch.StartNew();
            place.CallsOfRun();
            return clock.Elapsed.TotalSeconds;
        }
    }

    /// <summary>A mount with a tree.</summary>
    sealed class Place : IDisposable
    {
        readonly LinuxFileCalls calls = new();
        readonly NfsMountPoint mount;
        readonly WorkloadReplay replay;
        readonly string name = Guid.NewGuid().ToString("N");

        /// <param name="options">Of the mount.</param>
        /// <param name="work">What is done there.</param>
        /// <param name="maker">Another client, which makes the tree: of what a client has made itself it knows more than it has asked for.</param>
        /// <param name="second">It is the second client's mount.</param>
        public Place(string options, MountWorkload work, NfsMountPoint maker, bool second = false)
        {
            var mix = WorkloadMixes.Find(work)!;
            new WorkloadReplay(calls, mix, Path.Combine(maker.Path, name), Files).Prepare(call => call());
            mount = new NfsMountPoint(options, second);
            replay = new WorkloadReplay(calls, mix, Path.Combine(mount.Path, name), Files);
        }

        /// <summary>Looks at everything and reads it, so that all is known that can be.</summary>
        public void Look()
        {
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
