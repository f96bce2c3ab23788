using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Hosts.Remote;
using Xunit;

namespace WinDockerTools.Tests.Mounts.Client;

/// <summary>The cmdlets in a real PowerShell engine, over stand-ins for the NFS client of Windows.</summary>
public sealed class NfsClientCommandTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly EngineSession session = new(import: false, cmdlets: StandInNfsCmdlets.All);
    readonly StandInWindows windows = StandInNfsClient.OnServer();

    public NfsClientCommandTests() => (StandInNfsCmdlets.This, StandInNfsCmdlets.Records, StandInNfsCmdlets.IsElevated) = (windows, folder.File("records"), true);

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    Dictionary<string, object?> Settings => windows.Instances[StandInNfsClient.Class][0];

    string[] Lines(string script) => [.. session.Run(script).ThrowIfFailed().Output.Select(line => line.ToString())];

    [Fact]
    public void Every_setting_of_a_stand_in_is_one_object()
    {
        Assert.Equal(
            ["MountType soft  MSFT_NfsClientConfig build-7", "ReadBufferSize 1024 KiB MSFT_NfsClientConfig build-7"],
            Lines("Get-NfsMount -Client | Where-Object Name -in MountType, ReadBufferSize | ForEach-Object { '{0} {1} {2} {3} {4}' -f $_.Name, $_.Value, $_.Unit, $_.Source, $_.ComputerName }"));
        Assert.True(windows.IsClosed);
    }

    [Fact]
    public void Other_computers_are_asked_by_name_and_one_that_is_gone_is_one_error()
    {
        StandInNfsCmdlets.Others["nfs-1"] = StandInNfsClient.OnServer("nfs-1");
        StandInNfsCmdlets.Others["nfs-2"] = StandInNfsClient.OnClient("nfs-2");
        StandInNfsCmdlets.Others["nfs-3"] = new StandInWindows("nfs-3");

        var result = session.Run("Get-NfsMount -Client -ComputerName nfs-1, gone, nfs-2, nfs-3");

        Assert.Equal(["nfs-1", "nfs-2"], result.Output.Select(setting => (string)setting.Value("ComputerName")!).Distinct());
        Assert.Equal(["HostUnreachable", "NfsClientNotInstalled"], result.ErrorIds);
        Assert.Equal(["gone", "nfs-3"], result.Errors.Select(error => error.TargetObject));
        Assert.Contains("Enable-ContainerHostFeatures NfsClient", result.Errors[1].ToString(), StringComparison.Ordinal);
        Assert.All(StandInNfsCmdlets.Others.Values, other => Assert.True(other.IsClosed));
    }

    [Fact]
    public void Settings_are_changed_once_and_put_back()
    {
        Assert.Equal(["MountType soft hard hard True", "CaseSensitiveLookup False True True True"],
            Lines("Optimize-NfsMount -Client -WorkloadProfile SourceTree | ForEach-Object { '{0} {1} {2} {3} {4}' -f $_.Option, $_.Current, $_.Proposed, $_.Effective, $_.Applied }"));
        Assert.Empty(Lines("Optimize-NfsMount -Client -WorkloadProfile SourceTree"));
        Assert.Single(windows.Asked, question => question.StartsWith("Modify", StringComparison.Ordinal));

        Assert.Equal(["MountType hard soft soft", "CaseSensitiveLookup True False False"],
            Lines("Restore-NfsMount -Client | ForEach-Object { '{0} {1} {2} {3}' -f $_.Option, $_.Current, $_.Proposed, $_.Effective }"));
        Assert.Equal("soft", Settings["MountType"]);
        Assert.Equal(["MountRecordNotFound"], session.Run("Restore-NfsMount -Client").ErrorIds);
    }

    [Fact]
    public void A_look_at_the_plan_changes_nothing_and_needs_no_rights()
    {
        StandInNfsCmdlets.IsElevated = false;

        Assert.Equal(["MountType False a plan only"], Lines("Optimize-NfsMount -Client -WhatIf | ForEach-Object { '{0} {1} {2}' -f $_.Option, $_.Applied, $_.Reason }"));
        Assert.Equal("soft", Settings["MountType"]);
    }

    [Fact]
    public void A_look_at_the_way_back_keeps_it()
    {
        Lines("Optimize-NfsMount -Client");
        Settings["MountType"] = "soft";

        Assert.Empty(Lines("Restore-NfsMount -Client -WhatIf"));
        Assert.Empty(Lines("Restore-NfsMount -Client"));
        Assert.Equal(["MountRecordNotFound"], session.Run("Restore-NfsMount -Client").ErrorIds);
    }

    [Fact]
    public void Whoever_may_not_is_told_before_anything_is_set()
    {
        StandInNfsCmdlets.IsElevated = false;

        Assert.Equal(["ElevationRequired"], session.Run("Optimize-NfsMount -Client").ErrorIds);
        Assert.DoesNotContain(windows.Asked, question => question.StartsWith("Modify", StringComparison.Ordinal));
    }

    [Fact]
    public void A_Windows_without_the_class_gets_a_plan_and_a_warning()
    {
        windows.Instances.Remove(StandInNfsClient.Class);

        var result = session.Run("Optimize-NfsMount -Client").ThrowIfFailed();

        Assert.Equal("MountType", result.Single.Value("Option"));
        Assert.Contains("a plan only", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-NfsMount -Client / ")]
    [InlineData("Optimize-NfsMount -Client -As Fstab")]
    [InlineData("Optimize-NfsMount / -Client -Persist")]
    [InlineData("Restore-NfsMount -Client /")]
    public void A_client_is_no_mount(string script) => Assert.NotEmpty(session.Run(script).ErrorIds);
}
