using System.Linq;
using WinDockerTools.Engine.Platform.Linux;
using Xunit;

namespace WinDockerTools.Tests.Machine;

/// <summary>There is no WSL here: what one has in /proc is supplied.</summary>
public sealed class WslMarksTests
{
    const string Debian = "Linux version 6.1.0-18-amd64 (debian-kernel@lists.debian.org) (gcc-12) #1 SMP";

    [Theory]
    [InlineData("Linux version 4.4.0-19041-Microsoft (Microsoft@Microsoft.com) (gcc version 5.4.0) #1237-Microsoft")]
    [InlineData("Linux version 5.15.167.4-microsoft-standard-WSL2 (root@f9c826d3017f) (gcc) #1 SMP")]
    [InlineData(Debian, "/proc/sys/fs/binfmt_misc/WSLInterop")]
    [InlineData(Debian, "/proc/sys/fs/binfmt_misc/WSLInterop-late")]
    public void From_supplied_files_Linux_in_Windows_is_known_by_its_kernel_or_its_interop(string version, params string[] files) =>
        Assert.True(WslMarks.Are(path => path == "/proc/version" || files.Contains(path), _ => version));

    [Fact]
    public void From_supplied_files_another_Linux_and_another_system_are_none()
    {
        Assert.False(WslMarks.Are(path => path == "/proc/version", _ => Debian));
        Assert.False(WslMarks.Are(_ => false, _ => "microsoft"));
    }
}
