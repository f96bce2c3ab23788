using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Win32;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Windows;

/// <summary>The NFS client of a Windows without a class for it: a registry of values, and a stand-in for mount.exe.</summary>
[Collection(nameof(Alone))]
[Trait("Needs", "Wine")]
public sealed class NfsClientTests : IDisposable
{
    const string Service = @"SYSTEM\CurrentControlSet\Services\NfsClnt", Client = @"SOFTWARE\Microsoft\ClientForNFS";

    const string Fails = @"C:\stand-ins\mount-fails";

    readonly EngineSession session = new();

    public void Dispose()
    {
        session.Dispose();
        File.Delete(Fails);
        if (!OperatingSystem.IsWindows())
            return;
        foreach (var key in new[] { Service, Client })
            Registry.LocalMachine.DeleteSubKeyTree(key, throwOnMissingSubKey: false);
    }

    static void Install(params (string Key, string Name, int Value)[] values)
    {
        if (!OperatingSystem.IsWindows())
            return;
        foreach (var (key, name, value) in values.Append((Service, "Start", 2)))
        {
            using var open = Registry.LocalMachine.CreateSubKey(key);
            open.SetValue(name, value);
        }
    }

    IEnumerable<string> Lines(string script) => session.Run(script).ThrowIfFailed().Output.Select(line => line.ToString());

    [Fact]
    public void Mounts_of_a_stand_in_mount_are_told_with_typed_options()
    {
        Assert.Equal(
            [@"Z:\ files.example /export/größe nfs Int64 1048576 00:00:00.8000000 soft", @"Y:\ 192.0.2.7 /cache nfs Int64 32768 00:00:00.8000000 hard"],
            Lines("""
                $before = $env:DOCKER_HOST; $env:DOCKER_HOST = 'npipe://./pipe/windockertools-no-engine'
                try {
                    foreach ($m in Get-NfsMount) {
                        $o = @{}; $m.Options | ForEach-Object { $o[$_.Name] = $_.Value }
                        '{0} {1} {2} {3} {4} {5} {6} {7}' -f $m.MountPoint, $m.Server, $m.Export, $m.FileSystem, $o.rsize.GetType().Name, $o.rsize, $o.timeout, $o.mount
                    }
                } finally { $env:DOCKER_HOST = $before }
                """));
        Assert.Equal([@"Z:\"], Lines(@"(Get-NfsMount -Path 'Z:\a\b').MountPoint"));
        Assert.Equal(["NfsMountNotFound"], session.Run(@"Get-NfsMount -Path C:\windows").ErrorIds);
    }

    [Fact]
    public void A_stand_in_mount_that_fails_is_told_in_its_words()
    {
        File.WriteAllText(Fails, "");

        var result = session.Run("Get-NfsMount");

        Assert.Equal(["MountFailed"], result.ErrorIds);
        Assert.Contains("The NFS client service is not running", result.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_are_read_from_the_registry_with_their_units()
    {
        Install((Client + @"\CurrentVersion\Users\Default\Mount", "ReadBuffer", 32768), (Client + @"\CurrentVersion\Users\Default\Mount", "Timeout", 8), (Client + @"\CurrentVersion\Default", "AnonymousUid", -2));

        Assert.Equal(
            ["4294967294  AnonymousUid Default", "32768 bytes ReadBuffer Mount", "8 tenths of a second Timeout Mount"],
            Lines(@"Get-NfsMount -Client | ForEach-Object { '{0} {1} {2} {3}' -f $_.Value, $_.Unit, $_.Name, $_.Source.Split('\')[-1] }"));
        Assert.Equal([Environment.MachineName], Lines("(Get-NfsMount -Client).ComputerName").Distinct());
    }

    [Fact]
    public void Changes_of_a_Windows_without_the_class_are_a_plan_that_names_its_tool()
    {
        Install((Client + @"\CurrentVersion\Users\Default\Mount", "MountType", 1));

        var result = session.Run("Optimize-NfsMount -Client").ThrowIfFailed();

        Assert.Equal((false, "hard"), (result.Single.Value("Applied"), result.Single.Value("Proposed")));
        Assert.Contains("nfsadmin client config", (string?)result.Single.Value("Reason"));
    }

    [Fact]
    public void A_Windows_without_the_client_is_told_how_to_get_it()
    {
        var result = session.Run("Get-NfsMount -Client");

        Assert.Equal(["NfsClientNotInstalled"], result.ErrorIds);
        Assert.Contains("Enable-ContainerHostFeatures NfsClient", result.Errors[0].ToString(), StringComparison.Ordinal);
    }
}
