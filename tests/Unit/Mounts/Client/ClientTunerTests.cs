using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Applying;
using WinDockerTools.Engine.Mounts.Client;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Hosts.Remote;
using Xunit;

namespace WinDockerTools.Tests.Mounts.Client;

/// <summary>Settings of a stand-in for CIM, which takes the documented values alone.</summary>
public sealed class ClientTunerTests : IDisposable
{
    const string Class = StandInNfsClient.Class;

    readonly TemporaryFolder folder = new();
    readonly StandInWindows windows = StandInNfsClient.OnServer();
    readonly NfsClientHost host;
    readonly ClientTuner tuner;

    public ClientTunerTests()
    {
        host = NfsClientHost.Of(windows);
        tuner = new ClientTuner(host, new MountRecords(folder.File("records")));
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    Dictionary<string, object?> Settings => windows.Instances[Class][0];

    bool HasRecord => new MountRecords(folder.File("records")).Points().Length > 0;

    public void Dispose()
    {
        host.Dispose();
        folder.Dispose();
    }

    Task<NfsClientState> NowAsync() => NfsClientState.ReadAsync(host, Stop);

    async Task<IReadOnlyList<string>> PlanAsync(MountWorkloadProfile profile) =>
        [.. ClientPlan.Make(await NowAsync(), profile).Select(change => $"{change.Name}: {change.Change.Current} -> {change.Change.Proposed}")];

    async Task<IReadOnlyList<MountOptionChange>> OptimizeAsync(MountWorkloadProfile profile = MountWorkloadProfile.SourceTree)
    {
        var now = await NowAsync();
        return await tuner.ApplyAsync(now, ClientPlan.Make(now, profile), Stop);
    }

    async Task<IReadOnlyList<MountOptionChange>> RestoreAsync()
    {
        var now = await NowAsync();
        return await tuner.RestoreAsync(now, tuner.Back(now), Stop);
    }

    [Theory]
    [InlineData(MountWorkloadProfile.SharedWriters, "MountType: soft -> hard")]
    [InlineData(MountWorkloadProfile.SourceTree, "MountType: soft -> hard", "CaseSensitiveLookup: False -> True")]
    [InlineData(MountWorkloadProfile.ReadMostly, "MountType: soft -> hard", "CaseSensitiveLookup: False -> True")]
    [InlineData(MountWorkloadProfile.BuildCache, "MountType: soft -> hard", "CaseSensitiveLookup: False -> True")]
    [InlineData(MountWorkloadProfile.CiWorkspace, "MountType: soft -> hard", "CaseSensitiveLookup: False -> True")]
    public async Task Names_are_told_apart_by_case_only_for_profiles_of_sources_and_files(MountWorkloadProfile profile, params string[] plan) =>
        Assert.Equal(plan, await PlanAsync(profile));

    [Theory]
    [InlineData(32u, 1024u, "ReadBufferSize: 32 KiB -> 1024 KiB")]
    [InlineData(1024u, 512u, "WriteBufferSize: 512 KiB -> 1024 KiB")]
    [InlineData(1024u, 1024u)]
    [InlineData(4096u, 2048u)]
    public async Task Buffers_grow_and_never_shrink(uint read, uint write, params string[] plan)
    {
        (Settings["ReadBufferSize"], Settings["WriteBufferSize"], Settings["MountType"]) = (read, write, "HARD");

        Assert.Equal(plan, await PlanAsync(MountWorkloadProfile.SharedWriters));
    }

    [Fact]
    public async Task A_plan_for_names_says_what_is_no_longer_found() => Assert.Contains(
        "no longer found", ClientPlan.Make(await NowAsync(), MountWorkloadProfile.CiWorkspace).Single(change => change.Name == "CaseSensitiveLookup").Change.Risk, StringComparison.Ordinal);

    [Fact]
    public async Task Without_the_class_the_plan_names_the_tool_that_is_there()
    {
        windows.Instances.Remove(Class);
        windows.Registry[StandInNfsClient.Key + @"Users\Default\Mount\ReadBuffer"] = 32768u;

        var plan = ClientPlan.Make(await NowAsync(), MountWorkloadProfile.SourceTree);

        Assert.Equal(["soft -> hard", "32 KiB -> 1024 KiB", "False -> True"], plan.Select(change => $"{change.Change.Current} -> {change.Change.Proposed}"));
        Assert.All(plan, change => Assert.Contains("nfsadmin client config", change.Change.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Settings_are_seen_in_effect_and_put_back()
    {
        (Settings["ReadBufferSize"], Settings["RpcTimeout"]) = (32u, 20u);

        var made = await OptimizeAsync();

        Assert.Equal(("hard", 1024u, true), (Settings["MountType"], Settings["ReadBufferSize"], Settings["CaseSensitiveLookup"]));
        Assert.Equal(["hard", "1024 KiB", "True"], made.Select(change => change.Effective));
        Assert.All(made, change => Assert.Equal((true, null, MountChangeWay.ClientSetting), (change.Applied, change.Reason, change.AppliedBy)));
        Assert.Empty(await PlanAsync(MountWorkloadProfile.SourceTree));

        var back = await RestoreAsync();

        Assert.Equal(("soft", 32u, false, 20u), (Settings["MountType"], Settings["ReadBufferSize"], Settings["CaseSensitiveLookup"], Settings["RpcTimeout"]));
        Assert.Equal(3, back.Count);
        Assert.Equal(FaultKind.MountRecordNotFound, (await Assert.ThrowsAsync<FaultException>(RestoreAsync)).Kind);
    }

    [Fact]
    public async Task Of_two_changes_the_way_back_is_that_of_the_first()
    {
        await OptimizeAsync(MountWorkloadProfile.SharedWriters);
        await OptimizeAsync(MountWorkloadProfile.SourceTree);

        await RestoreAsync();

        Assert.Equal(("soft", false), (Settings["MountType"], Settings["CaseSensitiveLookup"]));
    }

    [Fact]
    public async Task Only_what_differs_is_set()
    {
        await OptimizeAsync();

        Assert.Equal([$"ModifyInstance {Class} MountType, CaseSensitiveLookup"], windows.Asked.Where(question => question.StartsWith("Modify", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_setting_that_is_accepted_without_effect_puts_all_back()
    {
        windows.Becomes = (name, value) => name == "CaseSensitiveLookup" ? false : value;

        var fault = await Assert.ThrowsAsync<FaultException>(() => OptimizeAsync());

        Assert.Equal((FaultKind.NfsClientNotChanged, "CaseSensitiveLookup True was accepted, and False is read"), (fault.Kind, fault.Detail));
        Assert.Equal(("soft", false, false), (Settings["MountType"], Settings["CaseSensitiveLookup"], HasRecord));
    }

    [Fact]
    public async Task A_refusal_leaves_all_as_it_was_and_is_told_in_its_words()
    {
        windows.Failing["ModifyInstance"] = FaultKind.HostAccessDenied;

        var fault = await Assert.ThrowsAsync<FaultException>(() => OptimizeAsync());

        Assert.Equal((FaultKind.NfsClientNotChanged, "it was told to fail", false), (fault.Kind, fault.Detail, HasRecord));
        Assert.Single(windows.Asked, question => question.StartsWith("Modify", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_later_failure_keeps_the_way_back_of_the_first()
    {
        await OptimizeAsync(MountWorkloadProfile.SharedWriters);
        windows.Failing["ModifyInstance"] = FaultKind.HostFailed;
        await Assert.ThrowsAsync<FaultException>(() => OptimizeAsync());
        windows.Failing.Clear();

        Assert.Equal(["MountType"], (await RestoreAsync()).Select(change => change.Option));
    }

    [Fact]
    public async Task What_cannot_be_put_back_says_what_it_was_and_keeps_the_way_back()
    {
        windows.Becomes = (name, value) => name == "MountType" ? "hard" : false;

        var fault = await Assert.ThrowsAsync<FaultException>(() => OptimizeAsync());

        Assert.Equal(FaultKind.NfsClientHalfChanged, fault.Kind);
        Assert.Contains("before it was MountType soft, CaseSensitiveLookup False", fault.Detail, StringComparison.Ordinal);
        windows.Becomes = (_, value) => value;
        Assert.Equal(["MountType"], (await RestoreAsync()).Select(change => change.Option));
        Assert.Equal("soft", Settings["MountType"]);
    }

    [Fact]
    public async Task A_process_that_dies_before_it_sets_anything_leaves_nothing_to_do()
    {
        await OptimizeAsync();
        (Settings["MountType"], Settings["CaseSensitiveLookup"]) = ("soft", false);

        Assert.Empty(await RestoreAsync());
        Assert.False(HasRecord);
    }

    [Theory]
    [InlineData("MountType=squashy")]
    [InlineData("ReadBufferSize=-1")]
    [InlineData("Authentication=sys")]
    [InlineData("MountType")]
    public async Task A_record_that_nobody_here_has_written_is_not_put_back(string options)
    {
        new MountRecords(folder.File("records")).Write(new MountRecord { Point = "NFS client", Type = "client", Source = "build-7", Options = options });

        Assert.Equal(FaultKind.MountRecordInvalid, (await Assert.ThrowsAsync<FaultException>(RestoreAsync)).Kind);
    }

    [Fact]
    public async Task Without_a_place_for_the_way_back_nothing_is_set()
    {
        System.IO.File.WriteAllText(folder.File("records"), "");

        Assert.Equal(FaultKind.MountRecordNotWritable, (await Assert.ThrowsAsync<FaultException>(() => OptimizeAsync())).Kind);
        Assert.Equal("soft", Settings["MountType"]);
    }
}
