using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Mounts.Options;
using WinDockerTools.Engine.Mounts.Tuning;
using Xunit;

namespace WinDockerTools.Tests.Mounts.Tuning;

public sealed class TuningPlanTests
{
    const string Usual = "rw,relatime,vers=4.2,rsize=1048576,wsize=1048576,hard,proto=tcp,timeo=600,retrans=2,sec=sys";

    static IReadOnlyList<MountOptionChange> Plan(MountWorkloadProfile profile, string options = Usual, bool allow = false, bool isVolume = false) =>
        [.. TuningPlan.Make("/m", NfsOptionSet.Parse(options), profile, allow, isVolume).Select(change => change.Change)];

    static string Applied(MountWorkloadProfile profile, string options = Usual, bool allow = false) =>
        string.Join(",", Plan(profile, options, allow).Where(change => change.Reason is null).Select(change => change.Proposed));

    [Theory]
    [InlineData(MountWorkloadProfile.BuildCache, "noatime,nconnect=4", "noatime,nconnect=4,acregmin=600,acregmax=600,acdirmin=600,acdirmax=600,nocto")]
    [InlineData(MountWorkloadProfile.CiWorkspace, "noatime", "noatime,acregmin=600,acregmax=600,acdirmin=600,acdirmax=600,nocto")]
    [InlineData(MountWorkloadProfile.SourceTree, "noatime", "noatime,acregmin=30")]
    [InlineData(MountWorkloadProfile.ReadMostly, "noatime,nconnect=4", "noatime,nconnect=4,acregmin=60,acdirmin=60")]
    [InlineData(MountWorkloadProfile.SharedWriters, "noatime,lookupcache=pos", "noatime,lookupcache=pos")]
    public void A_profile_changes_what_it_is_for_and_stale_reads_are_asked_for(MountWorkloadProfile profile, string safe, string allowed)
    {
        Assert.Equal(safe, Applied(profile));
        Assert.Equal(allowed, Applied(profile, allow: true));
        Assert.All(Plan(profile), change => Assert.Equal(change.StaleReads != StaleReads.None, change.Reason == "needs -AllowStaleReads"));
        Assert.All(Plan(profile), change => Assert.Equal(change.StaleReads != StaleReads.None, change.Risk.Contains("seconds")));
        Assert.All(Plan(profile), change => Assert.True(change.Why.Length > 20 && change.Profile == profile && change.Target == "/m"));
    }

    [Theory]
    [InlineData(MountWorkloadProfile.BuildCache)]
    [InlineData(MountWorkloadProfile.CiWorkspace)]
    [InlineData(MountWorkloadProfile.SourceTree)]
    [InlineData(MountWorkloadProfile.ReadMostly)]
    [InlineData(MountWorkloadProfile.SharedWriters)]
    public void What_a_profile_has_made_it_leaves_alone(MountWorkloadProfile profile) =>
        Assert.Empty(Plan(profile, NfsOptionSet.Parse(Usual).With([.. Plan(profile).SelectMany(change => MountOption.Parse(change.Proposed))]).ToString()));

    [Fact]
    public void Times_that_are_longer_already_are_not_shortened_but_for_those_who_share()
    {
        const string Long = Usual + ",acregmin=900,acregmax=900,acdirmin=900,acdirmax=900,nocto";

        Assert.Equal("noatime", Applied(MountWorkloadProfile.CiWorkspace, Long, allow: true));
        Assert.Equal("noatime,acregmin=3,acregmax=60,acdirmin=30,acdirmax=60,cto,lookupcache=pos", Applied(MountWorkloadProfile.SharedWriters, Long));
    }

    [Theory]
    [InlineData("soft", "hard")]
    [InlineData("softerr", "hard")]
    [InlineData("soft,ro", "")]
    [InlineData("vers=3", "")]
    public void A_soft_mount_is_made_hard_unless_nothing_can_be_written(string options, string expected) =>
        Assert.Equal(expected, string.Join(",", Plan(MountWorkloadProfile.SourceTree, $"{Usual},noatime,{options}").Where(change => change.Reason is null).Select(change => change.Proposed)));

    [Theory]
    [InlineData("rsize=32768", "rsize=1048576")]
    [InlineData("rsize=65536", "")]
    [InlineData("wsize=4096", "wsize=1048576")]
    public void Small_buffers_grow_and_large_ones_are_never_made_smaller(string options, string expected) =>
        Assert.Equal(expected, Applied(MountWorkloadProfile.SourceTree, $"{Usual},noatime,{options}"));

    [Fact]
    public void Access_times_matter_where_files_are_delegated_alone() => Assert.DoesNotContain("noatime", Applied(MountWorkloadProfile.CiWorkspace, "rw,relatime,vers=3,hard"));

    [Fact]
    public void A_volume_is_never_changed_in_place()
    {
        var changes = Plan(MountWorkloadProfile.CiWorkspace, "vers=4.2", allow: true, isVolume: true);

        Assert.All(changes, change => Assert.Equal((MountChangeWay.NewVolume, false), (change.AppliedBy, change.Reason is null)));
    }

    [Theory]
    [InlineData("noatime", MountChangeWay.Remount)]
    [InlineData("acregmin=600", MountChangeWay.NewMount)]
    [InlineData("nocto", MountChangeWay.NewMount)]
    public void Each_change_says_what_it_takes(string proposed, MountChangeWay way) =>
        Assert.Equal(way, Plan(MountWorkloadProfile.CiWorkspace).Single(change => change.Proposed == proposed).AppliedBy);

    static NfsOperation Calls(string name, long count) => new() { Name = name, Calls = count };

    [Theory]
    [InlineData(500, 0, 0, MountWorkloadProfile.SharedWriters)]
    [InlineData(100_000, 5, 0, MountWorkloadProfile.ReadMostly)]
    [InlineData(100_000, 5_000, 0, MountWorkloadProfile.SourceTree)]
    [InlineData(100_000, 5, 1, MountWorkloadProfile.SharedWriters)]
    public void A_profile_is_chosen_by_what_was_counted_and_never_one_that_promises_what_nobody_saw(long reads, long writes, long locks, MountWorkloadProfile expected)
    {
        var (profile, why) = AutoProfile.Of([Calls("GETATTR", reads), Calls("WRITE", writes), Calls("LOCK", locks)]);

        Assert.Equal(expected, profile);
        Assert.NotEmpty(why);
    }
}
