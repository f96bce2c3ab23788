using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Findings.Gathering;
using WinDockerTools.Engine.Platform.Processes;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Builds.Findings.Gathering;

public sealed class LocalToolchainTests
{
    [Fact]
    public async Task The_local_go_command_tells_its_users_caches()
    {
        Assert.SkipUnless(LocalProcess.Find("go") is not null, "no go command here");
        using var folder = new TemporaryFolder();

        var go = await LocalToolchain.AskAsync(folder.Path, new Dictionary<string, string> { ["GOMODCACHE"] = "/users/mod", ["GOFLAGS"] = "-trimpath" }, CancellationToken.None);

        Assert.StartsWith("go1.", go?.Version);
        Assert.Equal(("/users/mod", "-trimpath"), (go?.ModuleCache, go?.Flags));
        Assert.NotNull(go?.BuildCache);
    }

    [Fact]
    public async Task Where_there_is_none_nothing_is_known()
    {
        using var folder = new TemporaryFolder();

        Assert.Null(await LocalToolchain.AskAsync(folder.File("none"), new Dictionary<string, string>(), CancellationToken.None));
    }
}
