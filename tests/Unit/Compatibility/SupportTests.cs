using System;
using System.Linq;
using WinDockerTools.Engine.Compatibility;
using Xunit;

namespace WinDockerTools.Tests.Compatibility;

public class SupportTests
{
    static readonly DateTime Today = new(2026, 11, 23);

    [Fact]
    public void Revisions_of_a_build_ascend_with_their_dates()
    {
        foreach (var build in new[] { 14393, 17763, 20348, 25398, 26100 })
        {
            var rows = KnownRevisions.OfBuild(build).ToList();
            Assert.True(rows.Count > 10);
            Assert.Equal(rows.OrderBy(row => row.Date).ThenBy(row => row.Revision), rows);
            Assert.Equal(rows.OrderBy(row => row.Revision), rows);
        }
    }

    [Theory]
    [InlineData("10.0.20348.5622", 0)]
    [InlineData("10.0.20348.99999", 0)]
    [InlineData("10.0.26100.33296", 1)]
    [InlineData("10.0.20348.1", 56)]
    public void An_image_is_months_behind_the_newest_known_update(string image, int months) =>
        Assert.Equal(months, KnownRevisions.MonthsBehind(new Version(image)));

    [Theory]
    [InlineData("10.0.20348")]
    [InlineData("10.0.12345.1")]
    public void What_is_not_known_has_no_age(string image) => Assert.Null(KnownRevisions.MonthsBehind(new Version(image)));

    [Fact]
    public void Lines_for_a_host_are_ordered_by_verdict_support_and_build()
    {
        var host = new HostPlatform { Version = new Version(10, 0, 26100, 1), Product = WindowsProduct.Server, Architecture = "amd64" };

        Assert.Equal(["ltsc2025", "ltsc2022", "ltsc2019", "ltsc2016", "20H2"], BaseImageChoice.For(host, null, Today).Take(5).Select(choice => choice.Line.Tag));
    }

    [Fact]
    public void Server_2016_is_offered_its_own_line() =>
        Assert.Equal(["ltsc2016"], BaseImageChoice.For(new HostPlatform { Version = new Version(10, 0, 14393, 5006), Product = WindowsProduct.Server }, null, Today).Select(choice => choice.Line.Tag));
}
