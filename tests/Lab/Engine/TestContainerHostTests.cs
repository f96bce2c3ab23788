using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Docker;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Lab.Engine;

public sealed class TestContainerHostTests(LabEngine engine) : EngineTests(engine), IClassFixture<LabEngine>
{
    // What an engine does with a file that it does not take: it ends at once.
    static readonly TimeSpan Refusal = TimeSpan.FromSeconds(20);

    public override async ValueTask DisposeAsync()
    {
        File.WriteAllText(Engine.ConfigFile, "{}");
        await base.DisposeAsync();
    }

    [Fact]
    public void A_real_engine_is_seen_with_its_file_its_disk_and_its_clock()
    {
        var checks = Session.Run("param($h) Test-ContainerHost $h", ("h", Engine.DockerHost)).ThrowIfFailed().Output;

        Assert.All(checks, check => Assert.Equal(Environment.MachineName, check.Value("ComputerName")));
        var results = checks.ToDictionary(check => (string)check.Value("Id")!);
        Assert.All(
            ["EngineReachable", "EngineAccess", "EngineMode", "DaemonConfigValid", "DaemonConfigEffective", "StorageDriver", "ProxySettings", "TimeSkew"],
            id => Assert.True(Result(results[id]) == "Passed", $"{id}: {results[id].Value("Seen")}"));
        Assert.Contains(Engine.ConfigFile, Seen(results["DaemonConfigValid"]));
        Assert.Contains(Engine.DataRoot, Seen(results["DiskSpace"]));
        Assert.Contains(Engine.Socket, Seen(results["EngineAccess"]));
        Assert.NotEqual("Unknown", Result(results["DiskSpace"]));
        Assert.Contains(Result(results["ControlGroupVersion"]), new[] { "Passed", "Warning" });
        // It has no network of its own but for those of the machine.
        Assert.Equal("NotApplicable", Result(results["NetworkOverlap"]));
    }

    [Fact]
    public void The_docker_command_is_found_on_the_PATH_and_missed_without_it()
    {
        Labs.Require("engine", "docker");
        var found = Check("DockerCommand");
        Assert.Equal("Passed", Result(found));
        Assert.True(File.Exists(Seen(found)!["It is ".Length..^1]), Seen(found));

        Variables.Set("PATH", Folder.Path);

        Assert.Equal("Warning", Result(Check("DockerCommand")));
    }

    [Fact]
    public void The_facts_of_the_machine_come_with_the_engine()
    {
        var host = Session.Run("param($h) Get-ContainerHost $h", ("h", Engine.DockerHost)).ThrowIfFailed().Single;

        Assert.Equal((Environment.ProcessorCount, Engine.DataRoot, "json-file"), ((int)host.Value("Processors")!, host.Value("DataRoot"), host.Value("LogDriver")));
        Assert.Equal(File.ReadAllText("/proc/sys/kernel/osrelease").Trim(), host.Value("KernelVersion"));
        Assert.InRange((long)host.Value("FreeSpace")!, 1, new DriveInfo(Engine.DataRoot).TotalSize);
        Assert.True((long)host.Value("Memory")! > 1 << 20);
    }

    [Theory]
    [InlineData("{ \"debug\": true, }")]
    [InlineData("{ \"debug\": \"yes\" }")]
    [InlineData("{ \"labels\": \"a=b\" }")]
    [InlineData("[]")]
    [InlineData("{ \"hosts\": [\"unix:///tmp/other.sock\"] }")]
    [InlineData("{ \"data-root\": \"/tmp/other\" }")]
    public async Task A_file_that_keeps_a_real_engine_from_starting_again_fails(string content)
    {
        File.WriteAllText(Engine.ConfigFile, content);

        var check = Check("DaemonConfigValid");

        Assert.Equal("Failed", Result(check));
        Assert.Contains(Engine.ConfigFile, Seen(check));
        Assert.NotEqual(0, await StartAsync(Engine.ConfigFile, Folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\ufeff{}")]
    public async Task A_file_that_only_newer_engines_take_fails_as_the_real_engine_does(string content)
    {
        File.WriteAllText(Engine.ConfigFile, content);
        Assert.SkipUnless(Session.Run("param($h) Get-ContainerHost $h", ("h", Engine.DockerHost)).Single.Value("EngineVersion") is string version && version.StartsWith("20.", StringComparison.Ordinal), "this engine takes it");

        Assert.Equal("Failed", Result(Check("DaemonConfigValid")));
        Assert.NotEqual(0, await StartAsync(Engine.ConfigFile, Folder));
    }

    [Fact]
    public async Task A_network_over_an_address_or_a_route_of_the_machine_is_told()
    {
        // Addresses for documentation, which lead nowhere.
        const string Other = "wdt-test1";
        Labs.Require("engine", "ip");
        using var api = Engine.Api();
        await api.CreateNetworkAsync("wdt-test", "198.51.100.0/24", "198.51.100.1", "wdt-test0");
        try
        {
            Assert.Equal(("Passed", "wdt-test (198.51.100.0/24) is apart from this machine's addresses and routes."), (Result(Check("NetworkOverlap")), Seen(Check("NetworkOverlap"))));

            Run("ip", "link", "add", Other, "type", "bridge");
            Run("ip", "address", "add", "198.51.100.77/32", "dev", Other);
            Run("ip", "link", "set", Other, "up");
            Assert.Equal(("Failed", "wdt-test (198.51.100.0/24) covers 198.51.100.77 (wdt-test1) of this machine."), (Result(Check("NetworkOverlap")), Seen(Check("NetworkOverlap"))));

            Run("ip", "address", "del", "198.51.100.77/32", "dev", Other);
            Run("ip", "route", "add", "198.51.100.128/25", "dev", Other);
            Assert.Equal(("Warning", "wdt-test (198.51.100.0/24) covers a part of 198.51.100.128/25 (wdt-test1)."), (Result(Check("NetworkOverlap")), Seen(Check("NetworkOverlap"))));
        }
        finally
        {
            Run("ip", "link", "del", Other);
            await api.RemoveNetworkAsync("wdt-test");
        }
    }

    [Theory]
    [InlineData("{ \"log-driver\": \"local\" }", "log-driver local, not json-file")]
    [InlineData("{ \"live-restore\": true }", "live-restore on, not off")]
    [InlineData("{ \"labels\": [\"team=a\"] }", "labels without team=a")]
    [InlineData("{ \"registry-mirrors\": [\"https://mirror.contoso.com\"] }", "registry-mirrors without https://mirror.contoso.com")]
    public void A_file_that_was_changed_after_the_start_is_not_in_effect(string content, string told)
    {
        File.WriteAllText(Engine.ConfigFile, content);

        Assert.Equal("Passed", Result(Check("DaemonConfigValid")));
        var check = Check("DaemonConfigEffective");
        Assert.Equal("Warning", Result(check));
        Assert.Contains(told, Seen(check));
    }

    [Fact]
    public void A_file_that_is_gone_is_no_failure()
    {
        File.Delete(Engine.ConfigFile);

        Assert.Equal(("Passed", "NotApplicable"), (Result(Check("DaemonConfigValid")), Result(Check("DaemonConfigEffective"))));
    }

    [Fact]
    public void A_proxy_of_the_session_alone_is_told_without_its_password()
    {
        Variables.Set("HTTPS_PROXY", "http://me:hunter2@proxy.contoso.com:3128");

        var check = Check("ProxySettings");

        Assert.Equal(("Warning", "This session has the proxy http://proxy.contoso.com:3128, the engine has none."), (Result(check), Seen(check)));
        Assert.DoesNotContain("hunter2", string.Join(" ", check.Properties.Select(property => property.Value)));
    }

    [Fact]
    public void Contexts_are_followed_with_their_certificates_also_from_an_object()
    {
        DockerContext.Write(Folder.Path, "lab", Engine.TlsHost, Engine.ClientCertificates);

        var result = Session.Run("Test-ContainerHost -Context lab -Id EngineReachable; Get-ContainerHost -Context lab | Test-ContainerHost -Id EngineReachable, DiskSpace").ThrowIfFailed();

        // A loopback port may be a tunnel: what is seen here may not be the engine's.
        Assert.Equal(["Passed", "Passed", "Unknown"], result.Output.Select(Result));
    }

    [Fact]
    public void Certificates_that_do_not_fit_are_a_failed_check()
    {
        DockerContext.Write(Folder.Path, "stranger", Engine.TlsHost, Engine.StrangersCertificates);

        Assert.Equal(["Unknown", "Failed"], Session.Run("Test-ContainerHost -Context stranger -Id EngineReachable, EngineAccess").ThrowIfFailed().Output.Select(Result));
    }

    [Fact]
    public void No_engine_is_a_failed_check_and_not_ready()
    {
        var address = $"unix://{Folder.File("none.sock")}";

        Assert.Equal("Failed", Result(Session.Run("param($h) Test-ContainerHost $h -Id EngineReachable", ("h", address)).ThrowIfFailed().Single));
        Assert.Equal(false, Session.Run("param($h) Test-ContainerHost $h -Quiet", ("h", address)).ThrowIfFailed().Single.BaseObject);
    }

    [Fact]
    public async Task An_account_that_may_not_open_the_socket_is_told_how_to_be_let_in()
    {
        var program = Path.Combine(Repository.Root, "eng", "Shell", "bin", "Release", "net10.0", "wdt-shell.dll");
        Assert.SkipUnless(await AsNobodyAsync("test", "-r", program) is (0, _), "the account nobody cannot read the repository");
        Run("chmod", "600", Engine.ConfigFile);

        var (_, text) = await AsNobodyAsync(
            "env", "HOME=/nonexistent", "dotnet", program, "-Command",
            $"Import-Module '{Repository.Manifest}'; Test-ContainerHost {Engine.DockerHost} -Id EngineAccess, DaemonConfigValid | ForEach-Object {{ \"$_ $($_.Seen) $($_.Remedy)\" }}; exit");

        Assert.Contains("EngineAccess: Failed nobody may not open " + Engine.Socket, text, StringComparison.Ordinal);
        Assert.Contains($"DaemonConfigValid: Unknown {Engine.ConfigFile} cannot be read", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_account_is_asked_about_without_being_used()
    {
        string Check(string account) => Session.Run("param($h, $a) Test-ContainerHost $h -Id EngineAccess -Account $a | ForEach-Object { \"$($_.Result): $($_.Seen)\" }", ("h", Engine.DockerHost), ("a", account))
            .ThrowIfFailed().Single.ToString()!;

        Assert.StartsWith($"Passed: root may open {Engine.Socket}", Check("root"), StringComparison.Ordinal);
        Assert.StartsWith($"Failed: nobody may not open {Engine.Socket}", Check("nobody"), StringComparison.Ordinal);
        Assert.Equal("Failed: This machine knows no account --help.", Check("--help"));
    }

    static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
    }

    PSObject Check(string id) => Session.Run("param($h, $i) Test-ContainerHost $h -Id $i", ("h", Engine.DockerHost), ("i", id)).ThrowIfFailed().Single;

    static string? Result(PSObject check) => check.Value("Result")?.ToString();

    static string? Seen(PSObject check) => (string?)check.Value("Seen");

    /// <summary>What a second engine returns that is started with the file.</summary>
    static async Task<int> StartAsync(string configuration, TemporaryFolder folder)
    {
        using var process = Process.Start(new ProcessStartInfo("dockerd",
        [
            "--config-file", configuration, "--data-root", folder.File("data"), "--exec-root", folder.File("exec"), "--pidfile", folder.File("pid"),
            "--host", $"unix://{folder.File("second.sock")}", "--bridge", "none", "--iptables=false",
        ])
        {
            RedirectStandardError = true,
        })!;
        var words = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Refusal, TestContext.Current.CancellationToken);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        await words;
        return process.ExitCode;
    }

    static async Task<(int ExitCode, string Text)> AsNobodyAsync(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo("setpriv", new List<string> { "--reuid=65534", "--clear-groups" }.Concat(command))
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + errors);
    }
}
