using System;
using System.Linq;
using System.Management.Automation;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Docker;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Module;

/// <summary>A Windows engine does not exist here: what one answers comes from a stand-in.</summary>
public sealed class EngineCompatibilityTests : IDisposable
{
    const string Client = "Microsoft Windows Version 23H2 (OS Build 22631.4317)";

    static readonly TestPlatform Nano2019 = TestPlatform.Windows("10.0.17763.9020");
    static readonly TestPlatform Nano2022 = TestPlatform.Windows("10.0.20348.5499") with { LayerSizes = [1000, 200, 30] };

    readonly TemporaryFolder folder = new();
    readonly EngineSession session = new();

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    SessionResult Check(StandInWindowsEngine engine, TestImage image, string arguments = "") => session.Run(
        "param($Image, $Engine) Test-ContainerImageCompatibility -Image $Image -DockerHost $Engine " + arguments,
        ("Image", LayoutWriter.Write(folder.File("image"), image)), ("Engine", engine.DockerHost));

    static string Text(PSObject item, string property) => item.Value(property)?.ToString() ?? "";

    [Fact]
    public void The_engine_in_reach_is_the_host_with_its_own_revision_and_isolation()
    {
        using var server = new StandInWindowsEngine();
        using var client = new StandInWindowsEngine("10.0.22631", Client, "hyperv");

        var onServer = Check(server, TestImage.Single(Nano2019)).ThrowIfFailed().Single;
        var onClient = Check(client, TestImage.Single(Nano2019)).ThrowIfFailed().Single;

        Assert.Equal(("Incompatible", "HyperV", "10.0.20348.169"), (Text(onServer, "Verdict"), Text(onServer, "Isolation"), Text(onServer, "HostVersion")));
        Assert.Equal(("Compatible", "HyperV", "10.0.22631.4317"), (Text(onClient, "Verdict"), Text(onClient, "Isolation"), Text(onClient, "HostVersion")));
    }

    [Fact]
    public void Quiet_is_false_when_one_of_the_engines_does_not_answer()
    {
        using var engine = new StandInWindowsEngine("10.0.20348", isolation: "process");

        var result = Check(engine, TestImage.Single(Nano2022), ", 'tcp://127.0.0.1:1' -Quiet");

        Assert.Equal(["EngineUnreachable"], result.ErrorIds);
        Assert.Equal(false, result.Single.BaseObject);
    }

    [Fact]
    public void Environment_variables_name_the_engine_as_for_docker()
    {
        using var engine = new StandInWindowsEngine();

        var result = session.Run(
            "param($Image, $Engine) $env:DOCKER_HOST = $Engine; Test-ContainerImageCompatibility $Image; $env:DOCKER_HOST = $null",
            ("Image", LayoutWriter.Write(folder.File("image"), TestImage.Single(Nano2022))), ("Engine", engine.DockerHost)).ThrowIfFailed();

        Assert.Equal("WIN-LQ7VJ3K0M2D", Text(result.Single, "Host"));
    }

    [Fact]
    public void Layers_that_the_engine_has_are_not_pulled_again()
    {
        var image = TestImage.Single(Nano2022);
        var diffIds = System.Text.RegularExpressions.Regex.Matches(System.Text.Encoding.UTF8.GetString(image.Blobs[0].Content), "sha256:[0-9a-f]{64}")
            .Select(match => match.Value).ToArray();
        using var engine = new StandInWindowsEngine(images: new StandInImage("base", "10.0.20348.5499") { DiffIds = diffIds[..2] });

        Assert.Equal(30L, Check(engine, image).ThrowIfFailed().Single.Value("BytesToPull"));
    }

    [Fact]
    public void The_containerd_store_pulls_nothing_that_only_hyperv_runs()
    {
        using var engine = new StandInWindowsEngine(containerdStore: true);

        var pair = Check(engine, TestImage.List(Nano2019), "-Isolation HyperV").ThrowIfFailed().Single;

        Assert.Equal(("Incompatible", "Compatible", "NothingToPull"), (Text(pair, "Verdict"), Text(pair, "HyperVVerdict"), Text(PSObject.AsPSObject(pair.Value("Rule")!), "Id")));
        Assert.Contains("By its digest", Text(pair, "Reason"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_that_only_the_engine_has_is_read_from_there()
    {
        using var engine = new StandInWindowsEngine(images: new StandInImage("built-here:1", "10.0.17763.1"));

        var result = session.Run(
            "param($Engine) Test-ContainerImageCompatibility built-here:1, not-there:1 -DockerHost $Engine -Source Engine", ("Engine", engine.DockerHost));

        Assert.Equal("10.0.17763.1", Text(result.Single, "ImageVersion"));
        Assert.Equal(["ImageNotFound"], result.ErrorIds);
        Assert.All(engine.Requests, path => Assert.DoesNotContain("/distribution/", path, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_engine_is_judged_by_its_own_copy_and_one_without_it_is_an_error_beside()
    {
        using var older = new StandInWindowsEngine(images: new StandInImage("app:1", "10.0.17763.1"));
        using var newer = new StandInWindowsEngine(images: new StandInImage("app:1", "10.0.20348.1"));
        using var none = new StandInWindowsEngine();

        var result = session.Run(
            "param($Engines) Test-ContainerImageCompatibility app:1 -DockerHost $Engines -Source Engine",
            ("Engines", new[] { older.DockerHost, none.DockerHost, newer.DockerHost }));

        Assert.Equal(["10.0.17763.1", "10.0.20348.1"], result.Output.Select(item => Text(item, "ImageVersion")));
        Assert.Equal(["ImageNotFound"], result.ErrorIds);
        Assert.Contains(none.DockerHost, result.Errors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_registry_that_cannot_be_reached_leaves_the_engines_copy_and_a_warning()
    {
        const string image = "127.0.0.1:9/built-here:1";
        using var engine = new StandInWindowsEngine(images: new StandInImage(image, "10.0.20348.1"));

        var pair = session.Run("param($i, $e) Test-ContainerImageCompatibility $i -DockerHost $e", ("i", image), ("e", engine.DockerHost)).ThrowIfFailed().Single;

        Assert.Equal("Compatible", Text(pair, "Verdict"));
        Assert.Contains((string[])pair.Value("Warnings")!, text => text.StartsWith("The engine's copy was judged", StringComparison.Ordinal));
    }

    [Fact]
    public void Hosts_of_Get_ContainerHost_are_not_asked_again()
    {
        using var engine = new StandInWindowsEngine();
        var host = session.Run("param($Engine) Get-ContainerHost $Engine", ("Engine", engine.DockerHost)).Single;
        var asked = engine.Requests.Count;

        var result = session.Run(
            "param($Image, $Hosts) Test-ContainerImageCompatibility $Image -ContainerHost $Hosts",
            ("Image", LayoutWriter.Write(folder.File("image"), TestImage.Single(Nano2022))), ("Hosts", host)).ThrowIfFailed();

        Assert.Equal("10.0.20348.169", Text(result.Single, "HostVersion"));
        Assert.Null(result.Single.Value("BytesToPull"));
        Assert.Equal(asked, engine.Requests.Count);
    }

    [Fact]
    public void One_engine_that_does_not_answer_is_an_error_beside_the_others()
    {
        using var engine = new StandInWindowsEngine();

        var result = session.Run(
            "param($Image, $Engine) Test-ContainerImageCompatibility $Image -DockerHost tcp://127.0.0.1:9, $Engine",
            ("Image", LayoutWriter.Write(folder.File("image"), TestImage.Single(Nano2022))), ("Engine", engine.DockerHost));

        Assert.Equal(["EngineUnreachable"], result.ErrorIds);
        Assert.Equal("Compatible", Text(result.Single, "Verdict"));
    }

    [Fact]
    public void Without_any_engine_the_error_names_the_other_ways()
    {
        var result = session.Run("Test-ContainerImageCompatibility nginx -DockerHost tcp://127.0.0.1:9");

        Assert.Equal(["EngineUnreachable"], result.ErrorIds);
        Assert.Contains("-HostVersion", result.Errors[0].Exception.Message, StringComparison.Ordinal);
    }
}
