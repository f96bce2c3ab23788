using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using Microsoft.Win32;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Windows;

/// <summary>
/// An engine is installed as a service of this machine's service manager, answers at its pipe, and is removed. The
/// program is a stand-in for dockerd; the manager, the pipe, the registry and the files are those of the machine.
/// </summary>
[Collection(nameof(Alone))]
[Trait("Needs", "Wine")]
public sealed class InstallEngineTests : IDisposable
{
    const string EnvironmentKey = @"SYSTEM\CurrentControlSet\Control\Session Manager\Environment";

    readonly EngineSession session = new();
    readonly TemporaryFolder folder = new();
    readonly string path = MachinePath();

    static string Installed => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "Docker");

    static string Data => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "docker");

    public void Dispose()
    {
        session.Run("Uninstall-DockerEngine -Force -RemoveData");
        Assert.False(Directory.Exists(Installed));
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(Installed)!, "Docker*"));
        Assert.Equal(path, MachinePath());
        session.Dispose();
        folder.Dispose();
    }

    static string MachinePath()
    {
        if (!OperatingSystem.IsWindows())
            return "";
        using var key = Registry.LocalMachine.OpenSubKey(EnvironmentKey);
        return key?.GetValue("Path", "", RegistryValueOptions.DoNotExpandEnvironmentNames) as string ?? "";
    }

    string Package(string version, params (string Name, string Text)[] more)
    {
        var file = folder.File($"docker-{version}.zip");
        using var zip = ZipFile.Open(file, ZipArchiveMode.Create);
        zip.CreateEntryFromFile(@"C:\stand-ins\dockerd.exe", "docker/dockerd.exe");
        foreach (var (name, text) in more.Prepend(("version.txt", version)))
        {
            using var writer = new StreamWriter(zip.CreateEntry("docker/" + name).Open());
            writer.Write(text);
        }
        return file;
    }

    SessionResult Install(string package, string more = "-AllowUnverified") => session.Run($"param($p) Install-DockerEngine $p {more}", ("p", package));

    static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));

    [Fact]
    public void An_engine_is_installed_answers_and_is_removed()
    {
        var package = Package("28.3.0");
        var path = MachinePath();

        var done = Install(package, $"-Sha256 {Hash(package)} -Configuration @{{ debug = $true }}").ThrowIfFailed().Single;

        Assert.Equal(("28.3.0", null, true, true, Installed), (done.Value("Version"), done.Value("PreviousVersion"), done.Value("Changed"), done.Value("IsRunning"), done.Value("InstallPath")));
        Assert.Equal(Hash(package).ToLowerInvariant(), done.Value("Sha256"));
        Assert.Contains(Installed, MachinePath().Split(';'));
        Assert.Contains("\"debug\": true", File.ReadAllText(Path.Combine(Data, "config", "daemon.json")), StringComparison.Ordinal);
        Assert.Equal("28.3.0", session.Run("Get-ContainerHost npipe://./pipe/docker_engine").ThrowIfFailed().Single.Value("EngineVersion"));
        Assert.Equal("Passed", session.Run("Test-ContainerHost -Id EngineService").ThrowIfFailed().Single.Value("Result")?.ToString());

        var again = Install(package).ThrowIfFailed().Single;
        Assert.Equal((false, "28.3.0"), (again.Value("Changed"), again.Value("PreviousVersion")));

        var gone = session.Run("Uninstall-DockerEngine -Force").ThrowIfFailed().Single;
        Assert.Equal((true, null, "28.3.0"), (gone.Value("Changed"), gone.Value("Version"), gone.Value("PreviousVersion")));
        Assert.True(Directory.Exists(Data));
        Assert.Equal(path, MachinePath());
        Assert.Equal("Failed", session.Run("Test-ContainerHost -Id EngineService").ThrowIfFailed().Single.Value("Result")?.ToString());
        Assert.Equal(false, session.Run("Uninstall-DockerEngine -Force").ThrowIfFailed().Single.Value("Changed"));
    }

    [Fact]
    public void Another_version_takes_its_place()
    {
        Install(Package("28.3.0")).ThrowIfFailed();

        var done = Install(Package("29.0.1")).ThrowIfFailed().Single;

        Assert.Equal(("29.0.1", "28.3.0", true), (done.Value("Version"), done.Value("PreviousVersion"), done.Value("IsRunning")));
    }

    [Theory]
    [InlineData("fail.txt", "ServiceFailed")]
    [InlineData("refuse.txt", "ServiceFailed")]
    public void A_version_that_does_not_start_leaves_the_one_before_running(string trouble, string id)
    {
        if (trouble != "refuse.txt")
            Install(Package("28.3.0")).ThrowIfFailed();

        var result = Install(Package("29.0.1", (trouble, "no such luck")));

        Assert.Equal([id], result.ErrorIds);
        Assert.Equal(trouble == "refuse.txt", result.Errors[0].ToString().Contains("no such luck", StringComparison.Ordinal));
        if (trouble != "refuse.txt")
            Assert.Equal("28.3.0", session.Run("Get-ContainerHost npipe://./pipe/docker_engine").ThrowIfFailed().Single.Value("EngineVersion"));
        Assert.Equal(trouble == "refuse.txt", !Directory.Exists(Installed));
    }

    [Theory]
    [InlineData("Install-DockerEngine $p -AllowUnverified -WhatIf")]
    [InlineData("Uninstall-DockerEngine -RemoveData -WhatIf")]
    public void WhatIf_changes_nothing(string script)
    {
        Install(Package("28.3.0")).ThrowIfFailed();
        var before = Picture();

        session.Run("param($p) " + script, ("p", Package("29.0.1"))).ThrowIfFailed();

        Assert.Equal(before, Picture());
    }

    [Fact]
    public void WhatIf_shows_that_the_data_would_go_too()
    {
        Install(Package("28.3.0")).ThrowIfFailed();
        var host = new TalkingHost("No");
        using var attended = new EngineSession(host: host);

        attended.Run("Uninstall-DockerEngine -RemoveData -WhatIf").ThrowIfFailed();

        Assert.Contains(host.Lines, line => line.Contains("Remove the Docker engine", StringComparison.Ordinal));
        Assert.Contains(host.Lines, line => line.Contains("volumes", StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_come_as_PowerShell_has_them()
    {
        Install(Package("28.3.0"), "-AllowUnverified -Configuration @{ 'log-opts' = [pscustomobject]@{ 'max-file' = '3' }; labels = @('a' | ForEach-Object { $_ }); debug = [psobject]$true }").ThrowIfFailed();

        Assert.Equal(
            """{"debug":true,"labels":["a"],"log-opts":{"max-file":"3"}}""",
            new System.Text.Json.Nodes.JsonObject(System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Path.Combine(Data, "config", "daemon.json")))!.AsObject()
                .OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new System.Collections.Generic.KeyValuePair<string, System.Text.Json.Nodes.JsonNode?>(pair.Key, pair.Value?.DeepClone()))).ToJsonString());
    }

    [Fact]
    public void Installing_asks_nobody_unless_it_is_told_to()
    {
        // As in a pipeline: a console host whose input is no keyboard.
        var host = new TalkingHost("No", "ConsoleHost");
        using var attended = new EngineSession(host: host);

        Assert.Equal("28.3.0", attended.Run("param($p) Install-DockerEngine $p -AllowUnverified", ("p", Package("28.3.0"))).ThrowIfFailed().Single.Value("Version"));
        Assert.Empty(host.Questions);

        var removing = attended.Run("Uninstall-DockerEngine");
        Assert.Empty(removing.Output);
        Assert.Equal(Console.IsInputRedirected || !Environment.UserInteractive ? ["ConfirmationRequired"] : [], removing.ErrorIds);
    }

    [Fact]
    public void A_program_that_a_scanner_holds_for_five_seconds_is_waited_for()
    {
        Install(Package("28.3.0", ("held.txt", ""))).ThrowIfFailed();
        var held = new FileStream(Path.Combine(Installed, "held.txt"), FileMode.Open, FileAccess.Read, FileShare.None);
        using var timer = new Timer(_ => held.Dispose(), null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);

        Assert.Equal("28.3.0", session.Run("Uninstall-DockerEngine -Force").ThrowIfFailed().Single.Value("PreviousVersion"));
    }

    [Fact]
    public void A_service_of_another_path_is_left_alone()
    {
        Install(Package("28.3.0"), @"-AllowUnverified -InstallPath C:\other").ThrowIfFailed();

        Assert.Equal(["ServiceConflict"], Install(Package("29.0.1")).ErrorIds);
        Assert.Equal(["ServiceConflict"], session.Run("Uninstall-DockerEngine -Force").ErrorIds);
        Assert.Equal("28.3.0", session.Run(@"Uninstall-DockerEngine -Force -InstallPath C:\other").ThrowIfFailed().Single.Value("PreviousVersion"));
    }

    static string Picture() => string.Join("\n", [
        .. new[] { Installed, Data }.Where(Directory.Exists).SelectMany(root => Directory.GetFileSystemEntries(root, "*", SearchOption.AllDirectories)).Order(StringComparer.Ordinal),
        MachinePath()]);
}
