using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Client;
using WinDockerTools.Tests.Hosts.Remote;
using Xunit;

namespace WinDockerTools.Tests.Mounts.Client;

/// <summary>The configuration of a client, of a stand-in for CIM that knows the documented names alone.</summary>
public sealed class NfsClientStateTests
{
    const string Class = StandInNfsClient.Class, Key = StandInNfsClient.Key;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static async Task<IReadOnlyList<NfsClientSetting>> ReadAsync(StandInWindows windows)
    {
        using var host = NfsClientHost.Of(windows.Opened());
        return (await NfsClientState.ReadAsync(host, Stop)).Settings;
    }

    static string InFull(NfsClientSetting setting) => $"{setting.Source} {setting}";

    [Fact]
    public async Task Every_value_of_the_class_is_typed_with_its_unit()
    {
        var settings = (await ReadAsync(StandInNfsClient.OnServer())).Where(setting => setting.Source == Class).ToDictionary(setting => setting.Name);

        Assert.Equal(11, settings.Count);
        Assert.Equal((1024L, "KiB", "1024"), (settings["ReadBufferSize"].Value, settings["ReadBufferSize"].Unit, settings["ReadBufferSize"].Text));
        Assert.Equal(("soft", false, (object)755L), ((string)settings["MountType"].Value!, (bool)settings["CaseSensitiveLookup"].Value!, settings["DefaultAccessMode"].Value!));
        Assert.Equal(["sys", "Krb5", "Krb5i"], (string[])settings["Authentication"].Value!);
        Assert.All(settings.Values, setting => Assert.Equal("build-7", setting.ComputerName));
    }

    [Fact]
    public async Task A_time_out_of_which_nobody_has_published_the_unit_is_given_raw_from_both_sources() => Assert.Equal(
        [$"{Class} RpcTimeout: 8", $@"HKLM\{Key}Users\Default\Mount Timeout: 8 tenths of a second"],
        (await ReadAsync(StandInNfsClient.OnServer())).Where(setting => setting.Name.EndsWith("Timeout", StringComparison.Ordinal)).Select(InFull));

    [Fact]
    public async Task What_both_sources_say_is_given_once_and_what_they_say_differently_twice()
    {
        var windows = StandInNfsClient.OnServer();
        Assert.DoesNotContain(await ReadAsync(windows), setting => setting.Name is "ReadBuffer" or "MountType" && setting.Source != Class);

        windows.Registry[Key + @"Users\Default\Mount\ReadBuffer"] = 32768u;
        windows.Registry[Key + @"Users\Default\Mount\MountType"] = 2u;

        Assert.Equal(
            [$"{Class} MountType: soft", $"{Class} ReadBufferSize: 1024 KiB", $@"HKLM\{Key}Users\Default\Mount ReadBuffer: 32768 bytes", $@"HKLM\{Key}Users\Default\Mount MountType: 2"],
            (await ReadAsync(windows)).Where(setting => setting.Name is "MountType" or "ReadBufferSize" or "ReadBuffer").Select(InFull));
    }

    [Fact]
    public async Task Without_the_class_all_is_from_the_registry_and_says_so()
    {
        var settings = await ReadAsync(StandInNfsClient.OnClient());

        Assert.Equal(["ReadBuffer: 1048576 bytes", "WriteBuffer: 1048576 bytes", "Timeout: 8 tenths of a second", "MountType: 1", "Access: 493 mode bits", "NFSReadDir: 1"], settings.Select(setting => setting.ToString()));
        Assert.All(settings, setting => Assert.StartsWith(@"HKLM\SOFTWARE\Microsoft\ClientForNFS\CurrentVersion\Users\Default\", setting.Source));
    }

    [Fact]
    public async Task A_number_of_the_registry_is_unsigned()
    {
        var windows = StandInNfsClient.OnClient();
        windows.Registry[Key + @"Default\AnonymousUid"] = 4294967294u;

        Assert.Equal(4294967294L, (await ReadAsync(windows))[0].Value);
    }

    [Fact]
    public async Task What_Windows_leaves_empty_is_no_value()
    {
        var windows = StandInNfsClient.OnServer();
        windows.Instances[Class][0].Remove("Authentication");

        var setting = (await ReadAsync(windows)).Single(setting => setting.Name == "Authentication");

        Assert.Null(setting.Value);
        Assert.Equal("", setting.Text);
    }

    [Fact]
    public async Task A_Windows_without_the_client_is_told_so()
    {
        var fault = await Assert.ThrowsAsync<FaultException>(() => ReadAsync(new StandInWindows("build-7")));

        Assert.Equal((FaultKind.NfsClientNotInstalled, "build-7"), (fault.Kind, fault.Subject));
    }

    [Fact]
    public async Task A_class_that_is_not_for_this_account_is_a_fault_and_not_an_absence()
    {
        var windows = StandInNfsClient.OnServer();
        windows.Failing[Class] = FaultKind.HostAccessDenied;

        Assert.Equal(FaultKind.HostAccessDenied, (await Assert.ThrowsAsync<FaultException>(() => ReadAsync(windows))).Kind);
    }
}
