using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Remote;
using WinDockerTools.Engine.Platform.Windows.Cim;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Remote;

/// <summary>Another machine's Windows, of a stand-in for CIM that knows the documented names alone.</summary>
public sealed class RemoteHostReaderTests : IDisposable
{
    readonly StandInWindows windows = new("build-7");

    public void Dispose() => windows.Dispose();

    Task<RemoteHost> ReadAsync(CancellationToken? stop = null) => RemoteHostReader.ReadAsync(windows, stop ?? TestContext.Current.CancellationToken);

    [Fact]
    public async Task From_a_stand_in_for_CIM_a_host_is_described()
    {
        var host = (await ReadAsync()).Host;

        Assert.Equal(("BUILD-7", "build-7", "windows", "amd64"), (host.Name, host.ComputerName, host.OS, host.Architecture));
        Assert.Equal((new Version(10, 0, 20348, 2700), WindowsProduct.Server, "Windows Server 2022"), (host.Version, host.Product, host.ProductName));
        Assert.Equal(("ServerDatacenter", "Server Core", 8, 34_359_738_368), (host.Edition, host.InstallationType, host.Processors, host.Memory));
        Assert.Equal((null, null, 85_899_345_920), (host.Endpoint, host.EngineVersion, host.FreeSpace));
        Assert.Equal(["hns: Running", "vmcompute: Stopped", "docker: Running", "com.docker.service: NotInstalled", "containerd: NotInstalled"], host.Services!.Select(service => service.ToString()));
        Assert.Equal(["nat1 (nat 172.20.0.0/16)"], host.Networks!.Select(network => network.ToString()));
        Assert.Equal(["wcifs", "WdFilter"], host.FileSystemDrivers);
        Assert.Equal(["Microsoft Defender"], host.VirusScanners);
        Assert.False(host.RestartPending);
    }

    [Theory]
    [InlineData(1u, FeatureState.Enabled)]
    [InlineData(2u, FeatureState.Disabled)]
    [InlineData(3u, FeatureState.NotPresent)]
    [InlineData(4u, null)]
    public async Task From_a_stand_in_for_CIM_states_of_features_are_those_of_its_documentation(uint state, FeatureState? expected)
    {
        windows.Instances["Win32_OptionalFeature"].Add(new() { ["Name"] = "HypervisorPlatform", ["InstallState"] = state });

        Assert.Equal(expected, (await ReadAsync()).Host.Features!.SingleOrDefault(feature => feature.Name == "HypervisorPlatform")?.State);
    }

    [Fact]
    public async Task A_Defender_that_is_switched_off_is_no_scanner()
    {
        windows.Instances["MSFT_MpComputerStatus"][0]["AntivirusEnabled"] = false;

        Assert.Empty((await ReadAsync()).Host.VirusScanners!);
    }

    [Fact]
    public async Task From_a_stand_in_for_CIM_features_have_the_names_of_this_Windows_and_those_it_lacks_are_told()
    {
        var features = (await ReadAsync()).Host.Features!;

        Assert.Equal(
            ["ClientForNFS-Infrastructure: NotPresent", "Containers: Enabled", "Microsoft-Hyper-V: Disabled", "Microsoft-Windows-Subsystem-Linux: NotPresent", "VirtualMachinePlatform: NotPresent"],
            features.Select(feature => feature.ToString()));
    }

    [Theory]
    [InlineData(true, "Microsoft Corporation", "Virtual Machine", false, "virtual machine with a hypervisor", null)]
    [InlineData(false, "LENOVO", "20XW", false, "machine, virtualization off in the firmware", false)]
    [InlineData(false, "LENOVO", "20XW", true, "machine", true)]
    [InlineData(true, "VMware, Inc.", "VMware7,1", false, "virtual machine with a hypervisor", null)]
    public async Task From_a_stand_in_for_CIM_virtualization_is_read(bool hypervisor, string maker, string model, bool firmware, string text, bool? told)
    {
        var (system, core) = (windows.Instances["Win32_ComputerSystem"][0], windows.Instances["Win32_Processor"][0]);
        (system["HypervisorPresent"], system["Manufacturer"], system["Model"], core["VirtualizationFirmwareEnabled"]) = (hypervisor, maker, model, firmware);

        var found = (await ReadAsync()).Host.Virtualization!;

        Assert.Equal((text, told), (found.ToString(), found.FirmwareEnabled));
    }

    [Fact]
    public async Task From_a_stand_in_for_CIM_the_registry_is_read_as_on_the_machine_itself()
    {
        windows.Registry[@"SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending\"] = 0u;
        windows.Registry[@"SYSTEM\CurrentControlSet\Control\Session Manager\PendingFileRenameOperations"] = new[] { @"\??\C:\x", "" };
        windows.Registry[@"SYSTEM\CurrentControlSet\Policies\Microsoft\FVE\FDVDenyWriteAccess"] = 1u;
        windows.Registry[@"SYSTEM\CurrentControlSet\Services\Tcpip\Parameters\TcpWindowSize"] = 65535u;
        windows.Registry[@"SYSTEM\CurrentControlSet\Services\docker\Start"] = 4u;
        windows.Instances["Win32_Service"].RemoveAt(0);

        var facts = (await ReadAsync()).Facts;

        Assert.Equal(["a change of Windows features or updates"], facts.RestartReasons);
        Assert.Equal((true, 1), (facts.HasPendingFiles, facts.DeniesWriting));
        Assert.Equal(["TcpWindowSize=65535"], facts.IgnoredTcpValues);
        Assert.Equal((false, true), (facts.Engines["docker"]!.IsRunning, facts.Engines["docker"]!.IsDisabled));
    }

    [Fact]
    public async Task A_revision_beyond_what_a_signed_number_holds_is_read_as_in_the_registry()
    {
        windows.Registry[@"SOFTWARE\Microsoft\Windows NT\CurrentVersion\UBR"] = 0x80000001u;

        Assert.Equal(new Version(10, 0, 20348), (await ReadAsync()).Host.Version);
    }

    [Fact]
    public async Task What_is_not_for_this_account_is_not_known_and_hinders_nothing()
    {
        foreach (var name in windows.Instances.Keys.Where(name => name != "Win32_ComputerSystem"))
            windows.Failing[name] = FaultKind.HostAccessDenied;
        windows.Forbidden.Add(@"SYSTEM\CurrentControlSet\Services\hns");

        var (host, facts) = await ReadAsync();

        Assert.Equal(("Windows Server 2022", null, null, null), (host.ProductName, host.Features, host.FileSystemDrivers, host.VirusScanners));
        Assert.Equal((false, false), (facts.Needed["hns"]!.IsRunning, facts.Needed["hns"]!.IsDisabled));
        Assert.Null(facts.Inventory!.Nats);
    }

    [Fact]
    public async Task Exclusions_that_Windows_keeps_to_itself_are_not_taken_for_folders()
    {
        windows.Instances["MSFT_MpPreference"][0]["ExclusionPath"] = new[] { "N/A: Must be an administrator to view exclusions" };

        Assert.Null((await ReadAsync()).Facts.Inventory!.Scanners!.Single().Excluded);
    }

    [Fact]
    public async Task A_scanner_of_somebody_else_is_told_once_and_Defender_by_itself()
    {
        windows.Instances["AntiVirusProduct"] = [new() { ["displayName"] = "Windows Defender" }, new() { ["displayName"] = "Some Antivirus" }];

        Assert.Equal(["Microsoft Defender", "Some Antivirus"], (await ReadAsync()).Host.VirusScanners);
    }

    [Theory]
    [InlineData(FaultKind.HostUnreachable)]
    [InlineData(FaultKind.HostAccessDenied)]
    public async Task Nobody_there_costs_one_question(FaultKind kind)
    {
        windows.Failing["Win32_ComputerSystem"] = kind;

        var fault = await Assert.ThrowsAsync<FaultException>(() => ReadAsync());

        Assert.Equal((kind, "build-7"), (fault.Kind, fault.Subject));
        Assert.Single(windows.Asked);
    }

    [Fact]
    public async Task A_registry_that_cannot_be_read_is_the_machines_fault()
    {
        windows.Failing["StdRegProv"] = FaultKind.HostFailed;

        Assert.Equal(FaultKind.HostFailed, (await Assert.ThrowsAsync<FaultException>(() => ReadAsync())).Kind);
    }

    [Fact]
    public async Task A_Windows_that_is_too_old_to_tell_its_version_is_named()
    {
        windows.Registry.Remove(@"SOFTWARE\Microsoft\Windows NT\CurrentVersion\CurrentMajorVersionNumber");

        var fault = await Assert.ThrowsAsync<FaultException>(() => ReadAsync());

        Assert.Equal(FaultKind.HostFailed, fault.Kind);
        Assert.Contains("Windows 10, Windows Server 2016", fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_ends_with_the_limit()
    {
        windows.Delay = stop => Task.Delay(Timeout.Infinite, stop);
        using var patient = new PatientCimHost(windows, TimeSpan.FromMilliseconds(50));

        var fault = await Assert.ThrowsAsync<FaultException>(() => RemoteHostReader.ReadAsync(patient, TestContext.Current.CancellationToken));

        Assert.Equal((FaultKind.HostTimeout, "no answer within 0.05 s"), (fault.Kind, fault.Detail));
    }

    [Fact]
    public async Task A_stop_is_no_fault_of_the_machine()
    {
        using var stop = new CancellationTokenSource();
        windows.Delay = end => Task.Delay(Timeout.Infinite, end);
        using var patient = new PatientCimHost(windows, TimeSpan.FromMinutes(5));
        var reading = RemoteHostReader.ReadAsync(patient, stop.Token);

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task Every_key_and_value_is_asked_for_once()
    {
        await ReadAsync();

        var keys = windows.Asked.Where(question => question.StartsWith("EnumValues", StringComparison.Ordinal)).ToList();
        Assert.Equal(keys.Distinct(), keys);
        Assert.DoesNotContain(windows.Asked, question => question.EndsWith("TelnetClient", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_that_is_not_for_this_account_is_there_and_tells_nothing()
    {
        const string Key = @"SYSTEM\CurrentControlSet\Services\docker";
        windows.Forbidden.Add(Key);

        var (has, names, value, missing) = await new CimRegistry(windows).ReadAsync(
            registry => (registry.Has(Key), registry.Names(Key), registry.Value(Key, "Start"), registry.Names(Key + "-none")), TestContext.Current.CancellationToken);

        Assert.Equal((true, null, null), (has, names, value));
        Assert.Empty(missing!);
    }

    [Fact]
    public async Task Who_asks_for_more_and_more_is_no_reader()
    {
        var count = 0;

        await Assert.ThrowsAsync<InvalidOperationException>(() => new CimRegistry(windows).ReadAsync(registry => registry.Has($"key {count++}"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("HRESULT 0x80070005", FaultKind.HostAccessDenied)]
    [InlineData("HRESULT 0x803380e4", FaultKind.HostAccessDenied)]
    [InlineData("HRESULT 0x80338012", FaultKind.HostUnreachable)]
    [InlineData("HRESULT 0x800706ba", FaultKind.HostUnreachable)]
    [InlineData("HRESULT 0x80338029", FaultKind.HostTimeout)]
    [InlineData("HRESULT 0x80041001", FaultKind.HostFailed)]
    [InlineData("HRESULT 0x", FaultKind.HostFailed)]
    [InlineData("MI RESULT 1", FaultKind.HostFailed)]
    [InlineData(null, FaultKind.HostFailed)]
    public void Codes_of_CIM_and_WS_Management_are_told_apart(string? messageId, FaultKind kind)
    {
        Assert.Equal(kind, CimFaults.KindOf(isDenied: false, messageId));
        Assert.Equal(FaultKind.HostAccessDenied, CimFaults.KindOf(isDenied: true, messageId));
    }
}
