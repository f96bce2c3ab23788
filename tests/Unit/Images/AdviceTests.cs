using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Compatibility;
using WinDockerTools.Engine.Images.Checking;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Images.Sources;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Images;

public sealed class AdviceTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    async Task<ImageCompatibility> CheckAsync(TestPlatform image, string host, string today = "2026-11-23", ContainerIsolation? isolation = null)
    {
        LayoutWriter.Write(folder.Path, TestImage.List(image));
        var reference = ImageReference.FromPath(folder.Path, ImageLocation.Layout);
        var read = await new ImageReader(new LayoutSource()).ReadAsync(reference, CancellationToken.None);
        var version = WindowsVersion.Parse(host);
        var target = new HostTarget(new HostPlatform { Name = host, Version = version.Version, Product = version.Product, Architecture = "amd64" });
        var date = DateTime.Parse(today, System.Globalization.CultureInfo.InvariantCulture);
        return (await new CompatibilityCheck([target], isolation, date).CheckAsync(read, new SiblingTags(reference, date, null), false, CancellationToken.None)).Single();
    }

    static bool Warns(ImageCompatibility pair, string text) => pair.Warnings.Any(warning => warning.IndexOf(text, StringComparison.Ordinal) >= 0);

    [Theory]
    [InlineData("2026-10-01", false)]
    [InlineData("2026-10-14", true)]
    [InlineData("2027-01-11", true)]
    [InlineData("2027-01-12", true)]
    public async Task The_end_of_a_line_is_announced_ninety_days_before(string today, bool warns)
    {
        var pair = await CheckAsync(TestPlatform.Windows("10.0.14393.5006"), "10.0.14393.5006", today);

        Assert.Equal(warns, Warns(pair, "ltsc2016"));
        Assert.Equal(today == "2027-01-12", Warns(pair, "out of support since 2027-01-11"));
    }

    [Theory]
    [InlineData("10.0.26100.2894", "10.0.26100.3194", true)]
    [InlineData("10.0.26100.3194", "10.0.26100.2894", false)]
    [InlineData("10.0.26100", "10.0.26100.3194", false)]
    [InlineData("10.0.26100.9999", "10.0.20348.33000", false)]
    public async Task Only_a_newer_revision_of_the_same_build_is_warned_of(string host, string image, bool warns) =>
        Assert.Equal(warns, Warns(await CheckAsync(TestPlatform.Windows(image), host), "0xc0370106"));

    [Fact]
    public async Task Under_hyperv_a_newer_revision_needs_no_warning() =>
        Assert.False(Warns(await CheckAsync(TestPlatform.Windows("10.0.26100.3194"), "10.0.26100.2894", isolation: ContainerIsolation.HyperV), "0xc0370106"));

    public static IEnumerable<TheoryDataRow<string, string, string, bool>> WebServers() =>
    [
        new("10.0.20348.1", "win32k", "", true),
        new("10.0.20348.1", "", "C:\\ServiceMonitor.exe", true),
        new("10.0.20348.1", "", "app.exe", false),
        new("10.0.26100.1", "win32k", "C:\\ServiceMonitor.exe", false),
    ];

    [Theory]
    [MemberData(nameof(WebServers))]
    public async Task Only_the_older_line_with_http_sys_is_warned_of(string version, string feature, string entrypoint, bool warns)
    {
        var platform = TestPlatform.Windows(version, [.. feature.Length > 0 ? [feature] : Array.Empty<string>()]) with { Entrypoint = [entrypoint] };

        var pair = await CheckAsync(platform, "WS2025");

        Assert.Equal(warns, Warns(pair, "http.sys"));
        Assert.Equal(warns ? ContainerIsolation.HyperV : ContainerIsolation.Process, pair.Isolation);
    }

    [Fact]
    public async Task Process_isolation_on_a_client_is_for_development_only() =>
        Assert.True(Warns(await CheckAsync(TestPlatform.Windows("10.0.26100.1"), "Win11-24H2", isolation: ContainerIsolation.Process), "development and test only"));

    [Fact]
    public async Task The_annual_channel_supports_one_line_only() =>
        Assert.True(Warns(await CheckAsync(TestPlatform.Windows("10.0.17763.1"), "WS23H2", isolation: ContainerIsolation.HyperV), "Windows Server 23H2"));
}
