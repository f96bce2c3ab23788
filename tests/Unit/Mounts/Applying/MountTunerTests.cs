using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Applying;
using WinDockerTools.Engine.Mounts.Tuning;
using WinDockerTools.Engine.Platform.Linux;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Mounts.Applying;

/// <summary>On a simulated machine; the lab does the same on a real one.</summary>
public sealed class MountTunerTests : IDisposable
{
    const string Point = "/mnt/my src";

    readonly TemporaryFolder folder = new();
    readonly SimulatedMounts machine = new();
    readonly MountRecords records;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public MountTunerTests()
    {
        records = new MountRecords(folder.File("records"));
        Mount("files:/src", Point, "vers=4.2,hard,intr");
        machine.Calls.Clear();
    }

    public void Dispose() => folder.Dispose();

    void Mount(string source, string point, string options) => machine.MountAsync(new MountCall("nfs", source, point, options), Stop).GetAwaiter().GetResult();

    IReadOnlyList<PlannedChange> Plan(MountWorkloadProfile profile, bool allow = true) =>
        TuningPlan.Make(Point, MountState.At(machine.Tables(), Point).Holding, profile, allow);

    Task<IReadOnlyList<MountOptionChange>> ApplyAsync(MountWorkloadProfile profile = MountWorkloadProfile.CiWorkspace, bool allow = true, CancellationToken? stop = null) =>
        new MountTuner(machine, records).ApplyAsync(Point, Plan(profile, allow), stop ?? Stop);

    Task<IReadOnlyList<MountOptionChange>> RestoreAsync() => new MountRestorer(machine, records).RestoreAsync(Point, Stop);

    [Fact]
    public async Task Options_are_tried_then_swapped_then_seen_in_effect()
    {
        var changes = await ApplyAsync();

        Assert.All(changes, change => Assert.True(change.Applied && change.Reason is null && change.Effective == change.Proposed, change.ToString()));
        Assert.Equal(["noatime", "acregmin=600", "acregmax=600", "acdirmin=600", "acdirmax=600", "nocto"], changes.Select(change => change.Effective));
        Assert.Equal(["mount", "umount", "rmdir", "umount", "mount"], machine.Calls.Select(call => call.Split(' ')[0]));
        Assert.EndsWith(" vers=4.2,hard,intr,rw,noatime,acregmin=600,acregmax=600,acdirmin=600,acdirmax=600,nocto", machine.Calls[^1]);
        Assert.Empty(machine.Folders);
    }

    [Fact]
    public async Task What_was_comes_back_and_nothing_is_left()
    {
        var before = machine.Shown(Point);
        await ApplyAsync();

        var restored = await RestoreAsync();

        Assert.Equal(before, machine.Shown(Point));
        Assert.Equal(["nocto -> cto", "noatime -> relatime"], restored.Where(change => change.Option is "cto" or "atime").Select(change => $"{change.Current} -> {change.Effective}").OrderByDescending(text => text));
        Assert.Empty(records.Points());
        Assert.Equal(FaultKind.MountRecordNotFound, (await Assert.ThrowsAsync<FaultException>(RestoreAsync)).Kind);
    }

    [Fact]
    public async Task A_second_call_changes_nothing_and_the_way_back_stays_that_of_the_first()
    {
        var before = machine.Shown(Point);
        await ApplyAsync(MountWorkloadProfile.SourceTree);
        var calls = machine.Calls.Count;

        Assert.Empty(await ApplyAsync(MountWorkloadProfile.SourceTree));
        Assert.Equal(calls, machine.Calls.Count);
        await ApplyAsync(MountWorkloadProfile.CiWorkspace);
        await RestoreAsync();
        Assert.Equal(before, machine.Shown(Point));
    }

    [Fact]
    public async Task What_somebody_else_changed_since_is_the_new_state_to_go_back_to()
    {
        await ApplyAsync(MountWorkloadProfile.SourceTree);
        await machine.UnmountAsync(Point, Stop);
        Mount("files:/src", Point, "vers=4.2,hard,timeo=100");
        var theirs = machine.Shown(Point);

        await ApplyAsync();
        await RestoreAsync();

        Assert.Equal(theirs, machine.Shown(Point));
    }

    [Fact]
    public async Task Flags_alone_are_changed_in_place_and_put_back_in_place()
    {
        var changes = await ApplyAsync(MountWorkloadProfile.SourceTree, allow: false);

        Assert.Equal(["noatime"], changes.Where(change => change.Applied).Select(change => change.Effective));
        Assert.All(changes.Where(change => !change.Applied), change => Assert.Equal("needs -AllowStaleReads", change.Reason));
        Assert.Equal([$"flags {Point} rw,noatime"], machine.Calls);
        await RestoreAsync();
        Assert.Equal($"flags {Point} rw,relatime", machine.Calls[^1]);
    }

    [Fact]
    public async Task Who_uses_the_mount_is_named_and_nothing_is_done()
    {
        machine.UsersOfAll.AddRange(Enumerable.Range(1, 7).Select(id => new MountUser(id, "go", Point + "/cache")));

        var busy = await Assert.ThrowsAsync<FaultException>(() => ApplyAsync());

        Assert.Equal(FaultKind.MountBusy, busy.Kind);
        Assert.Contains("go (1): /mnt/my src/cache", busy.Detail);
        Assert.EndsWith("and 2 more", busy.Detail);
        Assert.DoesNotContain(machine.Calls, call => call == "umount " + Point);
        Assert.Empty(records.Points());
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_left_alone()
    {
        machine.IsServerGone = true;

        Assert.Equal(FaultKind.MountNotAnswering, (await Assert.ThrowsAsync<FaultException>(() => ApplyAsync())).Kind);
        Assert.Empty(machine.Calls);
    }

    [Fact]
    public async Task What_the_kernel_refuses_is_left_out_and_the_rest_is_applied()
    {
        machine.Refused.Add("nocto");

        var changes = await ApplyAsync();

        Assert.Equal("this kernel refuses it: mount.nfs: an incorrect mount option was specified", changes.Single(change => change.Option == "cto").Reason);
        Assert.Equal(5, changes.Count(change => change.Applied));
    }

    [Fact]
    public async Task What_has_no_effect_is_left_out_with_what_the_trial_showed()
    {
        machine.Forgotten.Add("acregmin");

        var changes = await ApplyAsync();

        Assert.Equal("has no effect here: a trial shows acregmin=3", changes.Single(change => change.Option == "acregmin").Reason);
        Assert.DoesNotContain("acregmin", machine.Calls[^1]);
    }

    [Fact]
    public async Task Connections_are_changed_where_no_other_mount_shares_them_alone()
    {
        Mount("files:/other", "/mnt/other", "vers=4.2");
        var shared = await ApplyAsync(MountWorkloadProfile.ReadMostly);
        await RestoreAsync();
        await machine.UnmountAsync("/mnt/other", Stop);
        var alone = await ApplyAsync(MountWorkloadProfile.ReadMostly);

        Assert.Contains("shares the connections of /mnt/other", shared.Single(change => change.Option == "nconnect").Reason);
        Assert.Equal("nconnect=4", alone.Single(change => change.Option == "nconnect").Effective);
    }

    [Fact]
    public async Task Connections_that_stay_as_they_are_do_not_undo_the_rest()
    {
        machine.Forgotten.Add("nconnect");

        var changes = await ApplyAsync(MountWorkloadProfile.ReadMostly);

        Assert.Equal((false, "nconnect=1"), changes.Where(change => change.Option == "nconnect").Select(change => (change.Applied, change.Effective)).Single());
        Assert.True(changes.Single(change => change.Option == "acregmin").Applied);
    }

    [Fact]
    public async Task What_holds_in_the_trial_and_not_afterwards_is_taken_back()
    {
        var before = machine.Shown(Point);
        machine.Before = call => { if (call == "umount " + Point) machine.Forgotten.Add("acdirmin"); };

        var failed = await Assert.ThrowsAsync<FaultException>(() => ApplyAsync());

        Assert.Equal((FaultKind.MountChangeFailed, "acdirmin=600 was accepted, and the kernel shows acdirmin=30"), (failed.Kind, failed.Detail));
        Assert.Equal(before, machine.Shown(Point));
        Assert.Empty(records.Points());
    }

    [Fact]
    public async Task A_way_back_that_cannot_be_written_down_stops_everything()
    {
        File.WriteAllText(folder.File("records"), "a file in its place");

        Assert.Equal(FaultKind.MountRecordNotWritable, (await Assert.ThrowsAsync<FaultException>(() => ApplyAsync())).Kind);
        Assert.DoesNotContain("umount " + Point, machine.Calls);
    }

    [Fact]
    public async Task An_export_that_vanished_in_the_middle_is_named_with_the_command_that_brings_it_back()
    {
        machine.Before = call => { if (call == "umount " + Point) machine.IsServerGone = true; };

        var lost = await Assert.ThrowsAsync<FaultException>(() => ApplyAsync());

        Assert.Equal(FaultKind.MountLost, lost.Kind);
        Assert.EndsWith("To mount it as before: mount -t nfs -o 'vers=4.2,hard,intr,rw,relatime' 'files:/src' '/mnt/my src'", lost.Detail);
        machine.IsServerGone = false;
        machine.Before = _ => { };
        Assert.True(new MountRestorer(machine, records).IsLost(Point));
        await RestoreAsync();
        Assert.NotNull(machine.Shown(Point));
        Assert.Empty(records.Points());
    }

    [Fact]
    public async Task What_is_lost_and_comes_back_otherwise_is_told_and_keeps_its_way_back()
    {
        machine.Before = call => { if (call == "umount " + Point) machine.IsServerGone = true; };
        await Assert.ThrowsAsync<FaultException>(() => ApplyAsync());
        (machine.IsServerGone, machine.Before) = (false, _ => { });
        machine.LargestRead = 65536;

        var lost = await Assert.ThrowsAsync<FaultException>(RestoreAsync);

        Assert.Equal(FaultKind.MountLost, lost.Kind);
        Assert.Contains("mounted again, it shows", lost.Detail);
        Assert.Single(records.Points());
    }

    [Fact]
    public async Task Another_file_system_under_the_same_name_is_never_left_in_its_place()
    {
        machine.Before = call => { if (call == "umount " + Point) machine.FileSystemId = 1; };

        var lost = await Assert.ThrowsAsync<FaultException>(() => ApplyAsync());

        Assert.Equal(FaultKind.MountLost, lost.Kind);
        Assert.StartsWith("the server gives another file system under that name now; then", lost.Detail);
        Assert.Null(machine.Shown(Point));
    }

    /// <summary>The calls of one whole run.</summary>
    public static TheoryData<int> Steps => [.. Enumerable.Range(0, 5)];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_call_that_fails_leaves_everything_as_it_was(int step)
    {
        var before = machine.Shown(Point);
        var calls = 0;
        machine.Before = call =>
        {
            if (calls++ == step && !call.StartsWith("rmdir", StringComparison.Ordinal))
                throw new FaultException(FaultKind.MountFailed, Point, "no");
        };

        var failed = await Record.ExceptionAsync(() => ApplyAsync());

        // A trial that is refused as a whole is tried option by option; removing its folder does not fail.
        Assert.Equal(step is 0 or 2, failed is null);
        if (failed is not null)
            Assert.Equal(before, machine.Shown(Point));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_stop_leaves_it_as_before_or_as_wanted_with_a_way_back(int step)
    {
        var before = machine.Shown(Point);
        using var stop = new CancellationTokenSource();
        var calls = 0;
        machine.Before = _ => { if (calls++ == step) stop.Cancel(); };

        var stopped = await Record.ExceptionAsync(() => ApplyAsync(stop: stop.Token));

        Assert.True(stopped is OperationCanceledException || step == 4);
        Assert.Empty(machine.Folders);
        if (stopped is not null)
            Assert.Equal((before, 0), (machine.Shown(Point), records.Points().Length));
        else
            await RestoreAsync();
        Assert.Equal(before, machine.Shown(Point));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_process_that_dies_anywhere_has_left_the_way_back(int step)
    {
        var before = machine.Shown(Point);
        var calls = 0;
        machine.Before = _ => { if (calls++ >= step) throw new DeathException(); };
        await Assert.ThrowsAsync<DeathException>(() => ApplyAsync());
        machine.Before = _ => { };

        if (records.Points().Length > 0)
            await RestoreAsync();

        Assert.Equal(before, machine.Shown(Point));
        Assert.Empty(records.Points());
    }

    [Fact]
    public async Task A_call_after_one_that_died_keeps_the_first_way_back()
    {
        var before = machine.Shown(Point);
        var isDying = true;
        machine.Before = call => { if (isDying && call.StartsWith("mount " + Point, StringComparison.Ordinal)) { isDying = false; } };
        await ApplyAsync(MountWorkloadProfile.SourceTree);
        // As if it had died before the record was completed.
        records.Write(records.Find(Point)! with { Changed = "" });

        await ApplyAsync();
        await RestoreAsync();

        Assert.Equal(before, machine.Shown(Point));
    }

    [Fact]
    public async Task Another_export_at_the_same_place_is_left_alone()
    {
        await ApplyAsync();
        await machine.UnmountAsync(Point, Stop);
        Mount("files:/another", Point, "vers=4.2");

        var refused = await Assert.ThrowsAsync<FaultException>(RestoreAsync);

        Assert.Equal((FaultKind.MountChangeFailed, "files:/another is mounted there now, and not files:/src"), (refused.Kind, refused.Detail));
    }

    [Fact]
    public async Task A_mount_that_is_as_it_was_takes_no_step_back()
    {
        await ApplyAsync();
        await machine.UnmountAsync(Point, Stop);
        Mount("files:/src", Point, "vers=4.2,hard,intr");
        var calls = machine.Calls.Count;

        Assert.Empty(await RestoreAsync());
        Assert.Equal((calls, 0), (machine.Calls.Count, records.Points().Length));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("nonsense")]
    [InlineData("{\"Point\":\"/mnt/other\",\"Source\":\"a:/\",\"Type\":\"nfs\"}")]
    public async Task A_record_that_is_none_is_told(string text)
    {
        await ApplyAsync();
        File.WriteAllText(Directory.GetFiles(folder.File("records")).Single(), text);

        Assert.Equal(FaultKind.MountRecordInvalid, (await Assert.ThrowsAsync<FaultException>(RestoreAsync)).Kind);
    }
}
