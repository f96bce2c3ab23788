using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace WinDockerTools.Tests.Nfs;

public sealed class NfsVolumeTests(NfsGuestEngine guest) : IClassFixture<NfsGuestEngine>
{
    [Theory]
    [InlineData("vers=3,nolock", ":/srv", "nfs")]
    [InlineData("vers=4.2", ":/", "nfs4")]
    public async Task A_volume_of_Docker_is_a_real_mount_while_a_container_uses_it(string options, string device, string fileSystem)
    {
        var engine = await guest.StartAsync();
        using var api = engine.Api();
        var name = $"v{Guid.NewGuid():N}";
        await api.CreateVolumeAsync(name, ("type", "nfs"), ("o", $"addr={NfsGuest.Server},{options}"), ("device", device));
        var mounts = MountsOf(name);

        var run = await api.RunAsync(NfsGuestEngine.Image, ["sh", "-c", $"grep ' /data ' /proc/mounts; echo it >/data/{name}"], [$"{name}:/data"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var words = run.Output.Split(' ');
        Assert.Equal(fileSystem, words[2]);
        Assert.Contains(options.Split(',')[0], words[3].Split(','));
        Assert.Equal("it\n", File.ReadAllText(Path.Combine(NfsServer.Root, name)));
        Assert.Equal(0, mounts);
        Assert.Equal(0, MountsOf(name));
        await api.RemoveVolumeAsync(name);
    }

    static int MountsOf(string volume) => File.ReadLines("/proc/mounts").Count(line => line.Contains(volume, StringComparison.Ordinal));
}
