using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Module;

public sealed class TestContainerImageCompatibilityTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly EngineSession session = new();

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    string Layout(TestImage image, string name = "image") => LayoutWriter.Write(folder.File(name), image);

    SessionResult Check(TestImage image, string arguments, params (string, object?)[] more) =>
        session.Run("param($Image, $Node) Test-ContainerImageCompatibility -Image $Image " + arguments, [("Image", Layout(image)), .. more]);

    static string Text(PSObject item, string property) => item.Value(property)?.ToString() ?? "";

    static readonly TestPlatform Nano2019 = TestPlatform.Windows("10.0.17763.9020");
    static readonly TestPlatform Nano2022 = TestPlatform.Windows("10.0.20348.5499");
    static readonly TestPlatform Nano2025 = TestPlatform.Windows("10.0.26100.33296");

    [Fact]
    public void One_object_comes_for_each_image_and_host_with_every_promised_property()
    {
        var result = Check(TestImage.List(Nano2022, Nano2025), "-HostVersion WS2022, WS2025").ThrowIfFailed();

        Assert.Equal(["10.0.20348.5499", "10.0.26100.33296"], result.Output.Select(item => Text(item, "ImageVersion")));
        Assert.All(result.Output, item =>
        {
            Assert.Equal("WinDockerTools.ImageCompatibility", item.TypeNames[0]);
            Assert.Equal(true, item.Value("IsCompatible"));
            string[] promised = ["Image", "Digest", "Platform", "ImageVersion", "Host", "HostVersion", "Verdict", "IsCompatible",
                "ProcessVerdict", "HyperVVerdict", "Isolation", "Reason", "RecommendedImage", "RecommendedBase", "Warnings",
                "Rule", "EngineSelection", "Size", "BytesToPull"];
            Assert.Empty(promised.Except(item.Properties.Select(property => property.Name)));
        });
    }

    [Fact]
    public void A_newer_image_than_the_host_never_runs()
    {
        var pair = Check(TestImage.List(Nano2025), "-HostVersion 10.0.20348.2700").ThrowIfFailed().Single;

        Assert.Equal(("Incompatible", "Incompatible", "Incompatible", "None"), (Text(pair, "Verdict"), Text(pair, "ProcessVerdict"), Text(pair, "HyperVVerdict"), Text(pair, "Isolation")));
        Assert.Contains("no matching manifest for windows(10.0.20348)/amd64", Text(pair, "Reason"), StringComparison.Ordinal);
        Assert.Equal("mcr.microsoft.com/windows/nanoserver:ltsc2022", Text(pair, "RecommendedBase"));
    }

    [Fact]
    public void Where_only_hyperv_works_the_verdict_is_incompatible_and_the_reason_says_how_it_runs()
    {
        var pair = Check(TestImage.Single(Nano2019), "-HostVersion WS2022").ThrowIfFailed().Single;

        Assert.Equal(("Incompatible", "Compatible", "HyperV"), (Text(pair, "Verdict"), Text(pair, "HyperVVerdict"), Text(pair, "Isolation")));
        Assert.Contains("--isolation=hyperv", Text(pair, "Reason"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-HostVersion WS2022", "Incompatible")]
    [InlineData("-HostVersion WS2022 -Isolation HyperV", "Compatible")]
    [InlineData("-HostVersion Win11-23H2", "Compatible")]
    [InlineData("-HostVersion Win11-23H2 -Isolation Process", "Incompatible")]
    [InlineData("-HostVersion 22631", "Incompatible")]
    public void The_verdict_is_about_the_isolation_that_it_would_start_in(string arguments, string verdict) =>
        Assert.Equal(verdict, Text(Check(TestImage.Single(Nano2019), arguments).ThrowIfFailed().Single, "Verdict"));

    [Theory]
    [InlineData("ltsc2022")]
    [InlineData("ltsc2025")]
    public void Windows_11_25H2_is_disputed(string line)
    {
        var image = TestImage.List(line == "ltsc2022" ? Nano2022 : Nano2025);

        Assert.Equal("Disputed", Text(Check(image, "-HostVersion Win11-25H2").ThrowIfFailed().Single, "Verdict"));
    }

    [Fact]
    public void The_stores_choose_differently_from_one_list()
    {
        var image = TestImage.List(Nano2019, TestPlatform.Windows("10.0.20348.1000"), Nano2022);

        var result = Check(image, "-HostVersion Win11-23H2").Single;
        var containerd = Check(image, "-HostVersion Win11-23H2 -ImageStore Containerd").Single;

        Assert.Equal("10.0.17763.9020", Text(result, "ImageVersion"));
        Assert.Equal("10.0.20348.1000", Text(containerd, "ImageVersion"));
        Assert.Equal(true, PSObject.AsPSObject(result.Value("EngineSelection")!).Value("BetterExists"));
    }

    [Fact]
    public void All_platforms_are_judged_on_request()
    {
        var result = Check(TestImage.List(Nano2019, Nano2022, TestPlatform.Linux()), "-HostVersion WS2022 -AllPlatforms").ThrowIfFailed();

        Assert.Equal(["Incompatible", "Compatible", "Incompatible"], result.Output.Select(item => Text(item, "Verdict")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Quiet_gives_exactly_one_boolean(bool compatible)
    {
        var image = TestImage.List(compatible ? Nano2022 : Nano2025);

        Assert.Equal(compatible, Check(image, "-HostVersion WS2022, ltsc2022 -Quiet").ThrowIfFailed().Single.BaseObject);
    }

    [Fact]
    public void Quiet_is_false_when_an_image_could_not_be_read()
    {
        var result = session.Run(
            "param($p) $p, 'BAD!!' | Test-ContainerImageCompatibility -HostVersion WS2022 -Quiet", ("p", Layout(TestImage.List(Nano2022))));

        Assert.Equal(false, result.Single.BaseObject);
        Assert.Equal(["ImageReferenceInvalid"], result.ErrorIds);
    }

    [Fact]
    public void Quiet_is_false_when_there_is_no_host_to_judge_for() =>
        Assert.Equal(false, Check(TestImage.List(Nano2022), "-Node $Node -Quiet", ("Node", new[] { NodeList() })).ThrowIfFailed().Single.BaseObject);

    [Fact]
    public void Strict_writes_all_objects_first_and_then_one_error_for_each_failing_pair()
    {
        var result = Check(TestImage.List(Nano2025), "-HostVersion WS2019, WS2022, WS2025 -Strict");

        Assert.Equal(3, result.Output.Count);
        Assert.Equal(["ImageIncompatible", "ImageIncompatible"], result.ErrorIds);
        Assert.Contains("WS2019", result.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_linux_image_and_an_artefact_have_their_own_reasons()
    {
        Assert.Equal("OperatingSystem", RuleOf(TestImage.List(TestPlatform.Linux())));
        Assert.Equal("NotAnImage", RuleOf(TestImage.Artefact()));
        Assert.Equal("Architecture", RuleOf(TestImage.Single(new TestPlatform("windows", "10.0.26100.1", "arm64")), "-HostVersion WS2025 -ImageStore Containerd"));
    }

    [Fact]
    public void An_image_without_a_version_is_unknown() =>
        Assert.Equal("Unknown", Text(Check(TestImage.Single(new TestPlatform("windows")), "-HostVersion WS2022").Single, "Verdict"));

    [Fact]
    public void A_web_server_on_the_older_line_is_warned_of_and_recommended_hyperv()
    {
        var image = TestImage.List(TestPlatform.Windows("10.0.20348.5499", "win32k") with { Entrypoint = ["C:\\ServiceMonitor.exe", "w3svc"] });

        var pair = Check(image, "-HostVersion WS2025").ThrowIfFailed().Single;

        Assert.Equal(("Compatible", "HyperV"), (Text(pair, "Verdict"), Text(pair, "Isolation")));
        Assert.Contains(Warnings(pair), text => text.Contains("http.sys", StringComparison.Ordinal));
    }

    [Fact]
    public void An_image_of_a_newer_revision_than_the_host_is_warned_of()
    {
        var pair = Check(TestImage.List(Nano2025), "-HostVersion 10.0.26100.2894").Single;

        Assert.Equal("Compatible", Text(pair, "Verdict"));
        Assert.Contains(Warnings(pair), text => text.Contains("0xc0370106", StringComparison.Ordinal));
    }

    [Fact]
    public void Nodes_are_judged_for_process_isolation_only()
    {
        var result = Check(TestImage.List(Nano2019, TestPlatform.Linux()), "-Node $Node", ("Node", new[] { NodeList(
            Node("win-1", "windows", "10.0.17763.9020"), Node("win-2", "windows", "10.0.20348.5499"), Node("lin-1", "linux", "6.1.0")) })).ThrowIfFailed();

        Assert.Equal(["win-1", "win-2", "lin-1"], result.Output.Select(item => Text(item, "Host")));
        Assert.Equal(["Compatible", "Incompatible", "Compatible"], result.Output.Select(item => Text(item, "Verdict")));
        Assert.Equal("Incompatible", Text(result.Output[1], "HyperVVerdict"));
    }

    [Fact]
    public void A_piped_node_is_an_error_and_never_an_image_name()
    {
        var result = session.Run("param($n) $n | Test-ContainerImageCompatibility -HostVersion WS2022", ("n", Node("win-1", "windows", "10.0.17763.1")));

        Assert.Equal(["InputNotAnImage"], result.ErrorIds);
        Assert.Contains("win-1", result.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-HostVersion nonsense", "WindowsVersionInvalid")]
    [InlineData("-Node 'text'", "NodeInvalid")]
    public void A_host_that_is_none_ends_the_call(string arguments, string errorId)
    {
        var result = Check(TestImage.List(Nano2022), arguments);

        Assert.Equal([errorId], result.ErrorIds);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Stopping_downstream_stops_the_rest_without_an_error()
    {
        var result = session.Run(
            "param($p) $done = 0; foreach ($x in @($p) * 50 | Test-ContainerImageCompatibility -HostVersion WS2022) { if (++$done -eq 3) { break } }; $done",
            ("p", Layout(TestImage.List(Nano2022))));

        Assert.Equal(3, result.ThrowIfFailed().Single.BaseObject);
    }

    string RuleOf(TestImage image, string arguments = "-HostVersion WS2022") =>
        Text(PSObject.AsPSObject(Check(image, arguments).ThrowIfFailed().Single.Value("Rule")!), "Id");

    static IEnumerable<string> Warnings(PSObject pair) => ((System.Collections.IEnumerable)pair.Value("Warnings")!).Cast<string>();

    static PSObject Node(string name, string system, string kernel) => Record(
        ("kind", "Node"),
        ("metadata", Record(("name", name))),
        ("status", Record(("nodeInfo", Record(
            ("operatingSystem", system), ("kernelVersion", kernel), ("architecture", "amd64"),
            ("osImage", system == "windows" ? "Windows Server 2022 Datacenter" : "Ubuntu"), ("containerRuntimeVersion", "containerd://1.7.20"))))));

    static PSObject NodeList(params PSObject[] nodes) => Record(("kind", "List"), ("items", nodes));

    static PSObject Record(params (string Name, object Value)[] members)
    {
        var record = new PSObject();
        foreach (var (name, value) in members)
            record.Properties.Add(new PSNoteProperty(name, value));
        return record;
    }
}
