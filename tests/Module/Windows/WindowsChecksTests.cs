using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Win32;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Windows;

/// <summary>The checks of Windows itself, on a registry that is spoiled and put back.</summary>
[Collection(nameof(Alone))]
[Trait("Needs", "Wine")]
public sealed class WindowsChecksTests : IDisposable
{
    const string Services = @"SYSTEM\CurrentControlSet\Services\";
    const string Servicing = @"SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending";
    const string Containers = @"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Virtualization\Containers";

    readonly EngineSession session = new();
    readonly List<string> keys = [];

    public void Dispose()
    {
        foreach (var key in keys)
        {
            if (OperatingSystem.IsWindows())
                Registry.LocalMachine.DeleteSubKeyTree(key, throwOnMissingSubKey: false);
        }
        session.Dispose();
    }

    void Set(string key, string? name = null, object? value = null)
    {
        if (!OperatingSystem.IsWindows())
            return;
        keys.Add(key);
        using var open = Registry.LocalMachine.CreateSubKey(key);
        if (name is not null)
            open.SetValue(name, value!);
    }

    string Result(string id) => session.Run("param($id) Test-ContainerHost npipe://./pipe/windockertools-no-engine -Id $id", ("id", id)).ThrowIfFailed().Single.Value("Result")!.ToString()!;

    [Fact]
    public void A_fresh_Windows_lacks_the_features_and_an_engine_and_nothing_else()
    {
        string[] ids = ["WindowsVersionFits", "ContainersFeature", "RestartPending", "EngineService", "SharedFolderLocks", "DrivesWritable", "IgnoredTcpSettings", "EventSource"];

        Assert.Equal(["Passed", "Failed", "Passed", "Failed", "Passed", "Passed", "Passed", "NotApplicable"], ids.Select(Result));
    }

    [Fact]
    public void The_services_of_the_feature_are_found()
    {
        Set(Services + "hns", "Start", 3);
        Assert.Equal("Failed", Result("ContainersFeature"));

        Set(Services + "vmcompute", "Start", 3);
        Assert.Equal("Passed", Result("ContainersFeature"));

        Set(Services + "hns", "Start", 4);
        Assert.Equal("Failed", Result("ContainersFeature"));
    }

    [Fact]
    public void What_waits_for_a_restart_is_found()
    {
        Set(Servicing);

        Assert.Equal("Warning", Result("RestartPending"));
    }

    [Fact]
    public void Leftovers_and_policies_are_found()
    {
        Set(Containers, "VSmbDisableOplocks", 1);
        Set(@"SYSTEM\CurrentControlSet\Policies\Microsoft\FVE", "FDVDenyWriteAccess", 1);
        Assert.Equal(("Warning", "Failed"), (Result("SharedFolderLocks"), Result("DrivesWritable")));
    }
}
