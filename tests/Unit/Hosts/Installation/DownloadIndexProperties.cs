using System;
using System.Linq;
using CsCheck;
using WinDockerTools.Engine.Hosts.Installation;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Installation;

public sealed class DownloadIndexProperties
{
    static readonly Gen<(int, int, int)> Versions = Gen.Select(Gen.Int[0, 99], Gen.Int[0, 30], Gen.Int[0, 30]);

    [Fact]
    public void Whatever_is_listed_in_whatever_order_comes_out_newest_first() => Fuzz.All(Versions.Array[0, 12], versions =>
    {
        var page = string.Concat(versions.Select(v => $"<a href=\"docker-{v.Item1}.{v.Item2}.{v.Item3}.zip\">x</a>"));

        Assert.Equal(
            versions.Select(v => new Version(v.Item1, v.Item2, v.Item3)).Distinct().OrderByDescending(version => version),
            DownloadIndex.Read(page).Select(entry => entry.Version));
    });

    [Fact]
    public void Any_page_is_read() => Fuzz.All(
        Gen.OneOf("<a href=\"", "docker-", "28.0.1", ".zip", "\">", "-rc.1", "href=", "'", " ", "\u0000", "99999999999").Array[0, 40].Select(string.Concat),
        page => Assert.All(DownloadIndex.Read(page), entry => Assert.Matches("^docker-\\d+\\.\\d+\\.\\d+", entry.Name)));
}
