using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Mounts.Applying;
using WinDockerTools.Engine.Mounts.Options;
using WinDockerTools.Engine.Mounts.Reading;
using Xunit;

namespace WinDockerTools.Tests.Nfs;

/// <summary>Asks a real kernel how each option of the table comes into effect.</summary>
public sealed class NfsOptionTableTests
{
    // A value other than that of the mount they are tried on.
    static readonly Dictionary<string, string> Samples = new()
    {
        ["access"] = "ro", ["atime"] = "noatime", ["diratime"] = "nodiratime", ["suid"] = "nosuid", ["dev"] = "nodev", ["exec"] = "noexec", ["sync"] = "sync",
        ["rsize"] = "rsize=65536", ["wsize"] = "wsize=65536",
        ["acregmin"] = "acregmin=7", ["acregmax"] = "acregmax=77", ["acdirmin"] = "acdirmin=17", ["acdirmax"] = "acdirmax=77", ["ac"] = "noac",
        ["cto"] = "nocto", ["lookupcache"] = "lookupcache=pos", ["hard"] = "soft", ["softreval"] = "softreval", ["timeo"] = "timeo=300", ["retrans"] = "retrans=5",
        ["sharecache"] = "nosharecache", ["rdirplus"] = "nordirplus", ["acl"] = "noacl", ["lock"] = "lock", ["local_lock"] = "lock,local_lock=flock", ["fsc"] = "fsc", ["write"] = "write=eager",
        ["nconnect"] = "nconnect=2", ["max_connect"] = "max_connect=2", ["resvport"] = "noresvport", ["intr"] = "intr",
    };

    // Found out at each mount, or not to be had from this server: no second value of theirs can be tried.
    static readonly string[] Untried = ["vers", "bsize", "namlen", "migration", "sec", "proto", "port", "xprtsec", "addr", "clientaddr", "mountaddr", "mountport", "mountproto", "mountvers"];

    public NfsOptionTableTests() => NfsGuest.Require();

    [Fact]
    public void Every_option_of_the_table_is_tried_or_named_as_one_that_cannot_be() => Assert.Equal(
        NfsOptionRules.All.Where(rule => rule.Scope != NfsScope.Command).Select(rule => rule.Name).Order(),
        Samples.Keys.Concat(Untried).Order());

    [Theory]
    [InlineData("vers=3,nolock")]
    [InlineData("vers=4.2")]
    public void Each_option_comes_into_effect_as_the_table_says(string options)
    {
        var version = options[5..].Split(',')[0];
        using var mounted = NfsGuest.Mount(options);
        var usual = Shown(mounted);

        foreach (var rule in NfsOptionRules.All.Where(rule => Samples.ContainsKey(rule.Name)))
        {
            var sample = Samples[rule.Name];
            Assert.Equal($"{sample}: {(rule.IsFor(version) ? rule.Way : MountChangeWay.Never)}", $"{sample}: {Way(rule, sample)}");
        }

        MountChangeWay Way(NfsOptionRule rule, string sample)
        {
            // Whatever the command's exit code says.
            NfsGuest.Try("mount", "-o", "remount," + sample, mounted.Path);
            var isChanged = Shown(mounted) != usual;
            if (isChanged)
            {
                NfsGuest.Run("umount", mounted.Path);
                NfsGuest.Run("mount", "-t", "nfs", "-o", options, Source(), mounted.Path);
                return MountChangeWay.Remount;
            }
            if (rule.Scope != NfsScope.Transport)
            {
                // Beside the first, which takes half the time.
                using var second = new NfsMounted();
                NfsGuest.Run("mount", "-t", "nfs", "-o", $"{options},{sample}", Source(), second.Path);
                if (Shown(second) != usual)
                    return MountChangeWay.NewMount;
            }
            // Some come into effect where no other mount of the server is up alone.
            NfsGuest.Run("umount", mounted.Path);
            NfsGuest.Try("mount", "-t", "nfs", "-o", $"{options},{sample}", Source(), mounted.Path);
            isChanged = Shown(mounted) != usual;
            NfsGuest.Run("umount", mounted.Path);
            NfsGuest.Run("mount", "-t", "nfs", "-o", options, Source(), mounted.Path);
            return isChanged ? MountChangeWay.NewMount : MountChangeWay.Never;
        }

        string Source() => $"{NfsGuest.Server}:{(version == "3" ? "/srv" : "/")}";
    }

    static string? Shown(NfsMounted mounted) => MountState.Find(MountTables.Read()!, mounted.Path)?.Shown;
}
