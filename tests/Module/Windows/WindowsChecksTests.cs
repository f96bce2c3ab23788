using System;
using System.Collections.Generic;
using System.IO;
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

    [Theory]
    [InlineData(@"NT AUTHORITY\SYSTEM", "Passed")]
    [InlineData("LocalSystem", "Passed")]
    [InlineData("S-1-5-18", "Passed")]
    [InlineData("me", "Passed")]
    [InlineData(@".\me", "Passed")]
    [InlineData("Users", "Passed")]
    [InlineData(@"NT AUTHORITY\NETWORK SERVICE", "Failed", @"Add-LocalGroupMember -Group 'Users' -Member 'NT AUTHORITY\NETWORK SERVICE'")]
    [InlineData(@"NT SERVICE\no-such-service", "Failed", "Check the name")]
    [InlineData("S-1-none", "Failed", "Check the name")]
    public void Accounts_are_put_beside_the_groups_of_the_engines_command_line(string account, string result, string remedy = "")
    {
        Set(Services + "docker", "ImagePath", @"""C:\stand-ins\dockerd.exe"" --run-service -G Users");

        // Wine has whoever runs it among its administrators.
        var check = session.Run("param($a) Test-ContainerHost npipe://./pipe/docker_engine -Id EngineAccess -Account $a", ("a", account.EndsWith("me", StringComparison.Ordinal) ? account[..^2] + Environment.UserName : account))
            .ThrowIfFailed().Single;

        Assert.Equal(result, check.Value("Result")!.ToString());
        Assert.StartsWith(remedy, (string?)check.Value("Remedy") ?? "");
        Assert.Contains(remedy == "Check the name" ? "knows no account" : ", which is for administrators and Users.", (string)check.Value("Seen")!);
    }

    [Fact]
    public void Errors_of_the_event_log_are_read_by_Windows_own_program()
    {
        const string Events = @"C:\stand-ins\events.xml";
        try
        {
            Assert.Equal("Unknown", Result("EngineEvents"));

            File.WriteAllText(Events, "");
            Assert.Equal("Passed", Result("EngineEvents"));

            File.WriteAllText(Events, "<Event xmlns='x'><System><Provider Name='docker'/><TimeCreated SystemTime='2026-11-24T11:58:30.1234567Z'/></System><EventData><Data>no more</Data></EventData></Event>");
            var check = session.Run("Test-ContainerHost npipe://./pipe/windockertools-no-engine -Id EngineEvents").ThrowIfFailed().Single;
            Assert.Equal("Warning", check.Value("Result")!.ToString());
            Assert.StartsWith("docker: 1 error. The newest (2026-11-24 11:58Z): no more. Microsoft-Windows-Containers-Wcifs/Operational is not there.", (string)check.Value("Seen")!);
        }
        finally
        {
            File.Delete(Events);
        }
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
