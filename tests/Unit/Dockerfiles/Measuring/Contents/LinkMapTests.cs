using WinDockerTools.Engine.Dockerfiles.Measuring.Contents;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Measuring.Contents;

public sealed class LinkMapTests
{
    [Theory]
    [InlineData("/bin/sh", "/usr/bin/dash")]
    [InlineData("/usr/bin/cc", "/usr/bin/gcc-12")]
    [InlineData("/opt/up", "/etc/x")]
    [InlineData("/nothing/./here", "/nothing/here")]
    [InlineData("/round", null)]
    [InlineData("/../../a", "/a")]
    public void A_path_leads_to_where_its_links_and_those_of_its_folders_do(string path, string? end)
    {
        var links = new LinkMap();
        links.Add("/bin", "usr/bin");
        links.Add("/usr/bin/sh", "dash");
        links.Add("/usr/bin/cc", "/etc/alternatives/cc");
        links.Add("/etc/alternatives/cc", "/bin/gcc-12");
        links.Add("/opt/up", "../../../etc/x");
        links.Add("/round", "trip");
        links.Add("/trip", "/round");

        Assert.Equal(end, links.Resolve(path));
    }
}
