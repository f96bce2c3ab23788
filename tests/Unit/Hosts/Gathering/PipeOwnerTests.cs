using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Hosts.Gathering;
using WinDockerTools.Engine.Platform.Windows;
using WinDockerTools.Tests.Hosts.Checks;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Gathering;

/// <summary>Who may open an engine's pipe, over supplied accounts and groups.</summary>
public sealed class PipeOwnerTests
{
    const string Administrators = "S-1-5-32-544", Users = "S-1-5-21-1-1-1-1001", Me = "S-1-5-21-1-1-1-1002", Other = "S-1-5-21-1-1-1-1003", Domain = "S-1-5-21-9-9-9-512";
    const string Service = "S-1-5-80-1-2-3-4-5", Network = "S-1-5-20", Interactive = "S-1-5-4";

    static readonly PipeFacts Named = new(["docker-users"], IsOfDesktop: false), Nobody = new([], IsOfDesktop: false), Untold = new(null, IsOfDesktop: false);

    static bool? MayOpen(WindowsAccount account, PipeFacts pipe, string members = "", string administrators = "", string? sid = Users) => PipeOwner.MayOpen(account, pipe, name => name switch
    {
        Administrators => new WindowsGroup(Administrators, Members(administrators)),
        "docker-users" => new WindowsGroup(sid, sid is null ? null : Members(members)),
        _ => new WindowsGroup(Domain, null),
    });

    // A group has a + before it.
    static IReadOnlyList<GroupMember>? Members(string sids) => sids == "?" ? null
        : [.. sids.Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(sid => new GroupMember(sid.TrimStart('+'), sid[0] == '+'))];

    static WindowsAccount User(params string[] groups) => new(Me, groups);

    [Fact]
    public void The_system_and_administrators_are_always_let_in()
    {
        Assert.All([Named, Nobody, Untold], pipe =>
        {
            Assert.True(MayOpen(new WindowsAccount("S-1-5-18", null), pipe));
            Assert.True(MayOpen(User(Administrators), pipe));
            Assert.True(MayOpen(new WindowsAccount(Network, null), pipe, administrators: $"{Other} {Network}"));
        });
    }

    [Fact]
    public void Whoever_is_in_the_group_is_let_in_by_itself_or_through_another_group()
    {
        Assert.True(MayOpen(User(Users), Named));
        Assert.True(MayOpen(new WindowsAccount(Me, null), Named, members: $"{Other} {Me}"));
        Assert.True(MayOpen(new WindowsAccount(Service, null), Named, members: Service));
        Assert.True(MayOpen(User(), Named, members: "+S-1-1-0"));
        Assert.True(MayOpen(new WindowsAccount(Network, null), Named, members: "+S-1-5-11"));
        Assert.True(MayOpen(User(), Named, sid: Me));
    }

    [Fact]
    public void Whoever_is_in_none_of_the_groups_is_kept_out()
    {
        Assert.False(MayOpen(User("S-1-5-32-545"), Named, members: Other, administrators: $"{Other} +{Domain}"));
        Assert.False(MayOpen(User(), Nobody));
        Assert.False(MayOpen(new WindowsAccount(Service, null), Named, members: $"{Other} {Network} +{Domain}", administrators: $"{Other} +{Domain} +S-1-12-1-1-2-3-4"));
        Assert.False(MayOpen(new WindowsAccount(Me, null), Named, members: Other, administrators: Other));
        Assert.True(MayOpen(User("S-1-5-32-545"), Named, members: Me));
    }

    [Fact]
    public void What_is_not_told_decides_nothing()
    {
        Assert.Null(MayOpen(User(), Untold));
        Assert.Null(MayOpen(User(), Named, sid: null));
        Assert.Null(MayOpen(User(), Named, members: "?"));
        Assert.Null(MayOpen(new WindowsAccount(Network, null), Nobody, administrators: "?"));
        Assert.Null(MayOpen(User(), Named, members: $"+{Interactive}"));
        Assert.Null(MayOpen(new WindowsAccount(Me, null), Named, members: $"+{Domain}"));
        Assert.Null(MayOpen(User(), new PipeFacts([@"CONTOSO\builders"], IsOfDesktop: false)));
    }

    [Fact]
    public void Docker_Desktop_lets_in_its_group_and_who_runs_it()
    {
        var pipe = PipeOwner.Of(new DaemonFacts(), SuppliedHost.ReadyWindows, SuppliedHost.Engine(SuppliedHost.Desktop));

        Assert.Equal(["docker-users"], pipe.Names!);
        Assert.True(MayOpen(User(Users), pipe));
        Assert.Null(MayOpen(User(), pipe));
    }

    [Theory]
    [InlineData((int)DaemonFileState.Read, "docker-users", null, "docker-users")]
    [InlineData((int)DaemonFileState.Read, @" docker-users, CONTOSO\builders,", null, @"docker-users|CONTOSO\builders")]
    [InlineData((int)DaemonFileState.Read, null, null, "")]
    [InlineData((int)DaemonFileState.Missing, null, null, "")]
    [InlineData((int)DaemonFileState.Missing, null, "agents", "agents")]
    [InlineData((int)DaemonFileState.Unreadable, null, "agents", "agents")]
    [InlineData((int)DaemonFileState.Unreadable, null, null, null)]
    [InlineData((int)DaemonFileState.Invalid, null, null, null)]
    [InlineData((int)DaemonFileState.Unknown, null, null, null)]
    public void The_engine_lets_in_whom_its_settings_name_and_nobody_by_itself(int state, string? group, string? given, string? names)
    {
        var daemon = new DaemonFacts { State = (DaemonFileState)state, Settings = new DaemonSettings { Group = group }, GroupOnCommandLine = given };

        Assert.Equal(names, PipeOwner.Of(daemon, SuppliedHost.ReadyWindows, SuppliedHost.Engine(SuppliedHost.Windows)).Names is { } read ? string.Join("|", read) : null);
    }

    [Theory]
    [InlineData(false, true, true)]
    [InlineData(true, true, false)]
    [InlineData(true, false, false)]
    [InlineData(false, false, false)]
    public void An_engine_that_does_not_answer_is_Docker_Desktops_by_its_service_alone(bool hasDocker, bool hasDesktop, bool isOfDesktop)
    {
        static ServiceFacts? Service(bool has) => has ? new(false, false) : null;
        var windows = new WindowsFacts { Engines = new Dictionary<string, ServiceFacts?> { ["docker"] = Service(hasDocker), ["com.docker.service"] = Service(hasDesktop) } };

        Assert.Equal(isOfDesktop, PipeOwner.Of(new DaemonFacts(), windows, engine: null).IsOfDesktop);
        Assert.False(PipeOwner.Of(new DaemonFacts(), null, engine: null).IsOfDesktop);
    }
}
