using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using WinDockerTools.Engine.Mounts.Options;
using WinDockerTools.Engine.Mounts.Tuning;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Bench;

/// <summary>What one client sees late of what another has changed, for how long, with the options of each profile. Takes eleven minutes.</summary>
static class NfsStaleBench
{
    static readonly TimeSpan Most = TimeSpan.FromSeconds(640), Glance = TimeSpan.FromMilliseconds(200);

    static readonly LinuxFileCalls Calls = new();
    static readonly string[] Versions = ["vers=4.2", "vers=3,nolock"];
    static readonly bool[] YesAndNo = [false, true];

    // BuildCache has the times of CiWorkspace.
    static readonly MountWorkloadProfile[] Profiles = [MountWorkloadProfile.SharedWriters, MountWorkloadProfile.SourceTree, MountWorkloadProfile.ReadMostly, MountWorkloadProfile.BuildCache];

    public static void Run()
    {
        var places = (from options in Versions
                      from profile in Profiles
                      from allows in YesAndNo
                      where allows || profile is MountWorkloadProfile.SharedWriters or MountWorkloadProfile.SourceTree
                      select new Place(options, profile, allows)).ToList();
        // Else what a folder was when it was made is what is seen: clocks of servers tick in hundredths of a second.
        Thread.Sleep(TimeSpan.FromSeconds(2));
        places.ForEach(place => place.Look());
        using var other = new NfsMountPoint("vers=4.2", second: true);
        places.ForEach(place => place.ChangeFrom(other));
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Most && places.Any(place => !place.IsAllSeen))
        {
            places.ForEach(place => place.Watch());
            Thread.Sleep(Glance);
        }
        Console.WriteLine("version  profile         stale reads  size          content       new name      removed name  (seconds until seen)");
        places.ForEach(place => place.Tell());
        places.ForEach(place => place.Dispose());
    }

    sealed class Place : IDisposable
    {
        readonly string options, name = Guid.NewGuid().ToString("N");
        readonly MountWorkloadProfile profile;
        readonly bool allows;
        readonly NfsMountPoint mount;
        readonly Dictionary<string, double?> seen;
        readonly Dictionary<string, Func<bool>> signs;
        readonly Stopwatch clock = new();

        public Place(string options, MountWorkloadProfile profile, bool allows)
        {
            (this.options, this.profile, this.allows) = (options, profile, allows);
            var usual = NfsOptionSet.Parse(options + ",relatime,hard");
            mount = new NfsMountPoint(MountOption.Write(usual.With([.. TuningPlan.Make("", usual, profile, allows)
                .Where(change => change.IsWanted && change.Wish.Key != "nconnect").Select(change => change.Wish.Option)]).Options));
            Directory.CreateDirectory(At("."));
            foreach (var file in new[] { "size", "content", "removed" })
                File.WriteAllText(At(file), "old");
            signs = new()
            {
                ["size"] = () => new FileInfo(At("size")).Length == 6,
                ["content"] = () => Content() == "newer!",
                ["new"] = () => Calls.Stat(At("new")),
                ["removed"] = () => !Calls.Stat(At("removed")),
            };
            seen = signs.Keys.ToDictionary(key => key, _ => (double?)null);
        }

        public bool IsAllSeen => seen.Values.All(time => time is not null);

        string At(string file) => Path.Combine(mount.Path, name, file);

        /// <summary>Makes everything known that can be.</summary>
        public void Look()
        {
            for (var time = 0; time < 2; time++)
            {
                foreach (var sign in signs.Values)
                    sign();
            }
        }

        public void ChangeFrom(NfsMountPoint other)
        {
            var folder = Path.Combine(other.Path, name);
            File.WriteAllText(Path.Combine(folder, "size"), "newer!");
            File.WriteAllText(Path.Combine(folder, "content"), "newer!");
            File.WriteAllText(Path.Combine(folder, "new"), "new");
            File.Delete(Path.Combine(folder, "removed"));
            clock.Start();
        }

        public void Watch()
        {
            foreach (var (what, isSeen) in signs.Where(sign => seen[sign.Key] is null))
            {
                if (isSeen())
                    seen[what] = clock.Elapsed.TotalSeconds;
            }
        }

        public void Tell() => Console.WriteLine($"{options,-14} {profile,-14} {(allows ? "allowed" : "none"),-8} " + string.Join("  ", seen.Select(sign => $"{sign.Key} {sign.Value?.ToString("0.0") ?? "> 640"}".PadRight(14))));

        // As most programs do: .NET would lock the file, and ask which file system it is on.
        string Content()
        {
            var buffer = new byte[64];
            using var file = Calls.Open(At("content"), FileUse.Read);
            return System.Text.Encoding.ASCII.GetString(buffer, 0, file.Read(buffer));
        }

        public void Dispose()
        {
            Directory.Delete(At("."), recursive: true);
            mount.Dispose();
        }
    }
}
