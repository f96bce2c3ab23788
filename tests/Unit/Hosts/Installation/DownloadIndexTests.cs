using System.Linq;
using WinDockerTools.Engine.Hosts.Installation;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Installation;

public sealed class DownloadIndexTests
{
    static string Page(params string[] names) => "<html><body><pre>\n" + string.Join("\n", names.Select(name => $"<a href=\"{name}\">{name}</a>  2025-06-24 15:44:51 41.2 MiB")) + "\n</pre></body></html>";

    [Fact]
    public void The_newest_is_the_newest_by_version_and_not_by_letters() => Assert.Equal(
        ["28.10.1", "28.9.4", "28.2.0", "9.9.9"],
        DownloadIndex.Read(Page("docker-28.2.0.zip", "docker-9.9.9.zip", "docker-28.10.1.zip", "docker-28.9.4.zip")).Select(entry => entry.Text));

    [Fact]
    public void Candidates_come_after_their_release_and_are_none()
    {
        var found = DownloadIndex.Read(Page("docker-29.0.0-rc.1.zip", "docker-29.0.0.zip", "docker-18.06.3-ce.zip", "docker-18.06.3-rc1.zip", "docker-29.1.0-rc.2.zip"));

        Assert.Equal(["29.1.0-rc.2", "29.0.0", "29.0.0-rc.1", "18.06.3-ce", "18.06.3-rc1"], found.Select(entry => entry.Text));
        Assert.Equal([false, true, false, true, false], found.Select(entry => entry.IsRelease));
    }

    [Theory]
    [InlineData("<a href='docker-28.0.0.zip'>x</a>")]
    [InlineData("<A HREF=docker-28.0.0.zip>x</A>")]
    [InlineData("<a href=\"/win/static/stable/x86_64/docker-28.0.0.zip\">x</a>")]
    [InlineData("<a href=\"https://mirror/docker-28.0.0.zip?token=1\">x</a><a href=\"docker-28.0.0.zip\">again</a>")]
    public void Links_are_found_as_servers_write_them(string page) => Assert.Equal("docker-28.0.0.zip", Assert.Single(DownloadIndex.Read(page)).Name);

    [Theory]
    [InlineData("")]
    [InlineData("docker-28.0.0.zip")]
    [InlineData("<a href=\"docker-rootless-extras-28.0.0.zip\">x</a>")]
    [InlineData("<a href=\"docker-28.0.zip\">x</a>")]
    [InlineData("<a href=\"docker-28.0.0.zip.sha256\">x</a>")]
    [InlineData("<a href=\"docker-999999.0.0.zip\">x</a>")]
    [InlineData("<a href=\"docker-28.0.0.tgz\">x</a>")]
    public void Other_things_are_no_packages(string page) => Assert.Empty(DownloadIndex.Read(page));
}
