#if NET
using System.IO;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Machine;

public sealed class RealPathTests
{
    public RealPathTests() => Assert.SkipUnless(Path.DirectorySeparatorChar == '/', "Windows asks for a privilege");

    [Fact]
    public void Links_of_a_folder_and_of_those_above_it_are_followed()
    {
        using var folder = new TemporaryFolder();
        var real = Directory.CreateDirectory(folder.File("real/app")).FullName;
        Directory.CreateSymbolicLink(folder.File("near"), "real");
        Directory.CreateSymbolicLink(folder.File("far"), folder.File("near"));
        Directory.CreateSymbolicLink(folder.File("real/up"), "../real");

        Assert.Equal(RealPath.Of(real), RealPath.Of(folder.File("far/app")));
        Assert.Equal(RealPath.Of(real), RealPath.Of(folder.File("near/up/up/app")));
        Assert.EndsWith("/real/app", RealPath.Of(real));
    }

    [Fact]
    public void A_link_in_a_circle_and_a_folder_that_is_not_there_stay_as_they_are()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateSymbolicLink(folder.File("round"), folder.File("round"));

        Assert.EndsWith("/round/app", RealPath.Of(folder.File("round/app")));
        Assert.EndsWith("/none", RealPath.Of(folder.File("none")));
    }
}
#endif
