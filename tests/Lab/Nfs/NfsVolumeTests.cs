using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness.Engine;
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

    [Fact]
    public async Task A_volume_is_described_and_a_container_that_uses_it_keeps_its_mount()
    {
        var engine = await guest.StartAsync();
        using var api = engine.Api();
        var name = $"v{Guid.NewGuid():N}";
        await api.CreateVolumeAsync(name, ("type", "nfs"), ("o", $"addr={NfsGuest.Server},vers=4.2,nconnect=99x"), ("device", ":/"));
        await api.RemoveVolumeAsync(name);
        await api.CreateVolumeAsync(name, ("type", "nfs"), ("o", $"addr={NfsGuest.Server},vers=4.2,acregmin=9"), ("device", ":/"));

        var idle = Cmdlet("Get-NfsMount -Volume $name -DockerHost $engine").Single;
        Assert.Equal(("", "Pending"), (idle.Properties["MountPoint"].Value, Option(idle, "acregmin").Split(' ')[1]));

        var running = api.RunAsync(NfsGuestEngine.Image, ["sh", "-c", $"until [ -e /data/{name} ]; do sleep 0.2; done"], [$"{name}:/data"]);
        try
        {
            Assert.True(SpinWait.SpinUntil(() => running.IsCompleted || MountsOf(name) > 0, TimeSpan.FromSeconds(30)));
            var used = Cmdlet("Get-NfsMount -Volume $name -DockerHost $engine").Single;
            Assert.Equal(("4.2", "AsAsked"), (used.Properties["Version"].Value, Option(used, "acregmin").Split(' ')[1]));

            var busy = Cmdlet("Get-NfsMount -Volume $name -DockerHost $engine | Optimize-NfsMount -WorkloadProfile CiWorkspace -AllowStaleReads");
            Assert.Equal(["MountBusy"], busy.ErrorIds);
            Assert.Contains("as of a container", busy.Errors[0].ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.WriteAllText(Path.Combine(NfsServer.Root, name), "");
            await running;
            File.Delete(Path.Combine(NfsServer.Root, name));
            await api.RemoveVolumeAsync(name);
        }

        SessionResult Cmdlet(string script) => NfsGuestShell.Run("param($name, $engine) " + script, ("name", name), ("engine", engine.DockerHost));
    }

    [Fact]
    public async Task The_plan_of_a_volume_is_a_command_that_makes_one_so()
    {
        var engine = await guest.StartAsync();
        using var api = engine.Api();
        var name = $"v{Guid.NewGuid():N}";
        await api.CreateVolumeAsync(name, ("type", "nfs4"), ("o", $"addr={NfsGuest.Server}"), ("device", ":/"));
        (string, object?)[] parameters = [("name", name), ("engine", engine.DockerHost)];

        var plan = NfsGuestShell.Run("param($name, $engine) Optimize-NfsMount -Volume $name -DockerHost $engine -WorkloadProfile BuildCache -AllowStaleReads", parameters);
        var command = (string)NfsGuestShell.Run("param($name, $engine) Optimize-NfsMount -Volume $name -DockerHost $engine -WorkloadProfile BuildCache -AllowStaleReads -As Docker", parameters).ThrowIfFailed().Single.BaseObject;

        Assert.All(plan.Output, change => Assert.Equal(("NewVolume", false), (change.Properties["AppliedBy"].Value.ToString(), change.Properties["Applied"].Value)));
        Assert.Contains("a plan only", plan.Warnings.Single(), StringComparison.Ordinal);
        await api.RemoveVolumeAsync(name);
        NfsGuest.Run("sh", "-c", $"DOCKER_HOST={engine.DockerHost} {command}");
        var run = await api.RunAsync(NfsGuestEngine.Image, ["grep", " /data ", "/proc/mounts"], [$"{name}:/data"]);
        var options = run.Output.Split(' ')[3].Split(',');
        Assert.Equal(["acdirmax=600", "acdirmin=600", "acregmax=600", "acregmin=600", "nconnect=4", "noatime", "nocto", "vers=4.0"],
            options.Where(option => option.StartsWith("ac", StringComparison.Ordinal) || option.StartsWith('n') && option != "namlen=255" || option.StartsWith("vers", StringComparison.Ordinal)).Order());
        await api.RemoveVolumeAsync(name);
    }

    [Fact]
    public async Task A_container_is_measured_with_the_calls_to_the_server_behind_each_operation()
    {
        var engine = await guest.StartAsync();
        using var api = engine.Api();
        var name = $"v{Guid.NewGuid():N}";
        await api.CreateVolumeAsync(name, ("type", "nfs"), ("o", $"addr={NfsGuest.Server},vers=3,nolock"), ("device", ":/srv"));

        var output = NfsGuestShell.Run(
            "param($image, $name, $engine) Measure-MountPerformance -Image $image -Mount Nfs -Volume $name -DockerHost $engine -Operation Create, Stat, Rename -FileCount 40 -Round 1",
            ("image", NfsGuestEngine.Image), ("name", name), ("engine", engine.DockerHost)).ThrowIfFailed().Output;

        Assert.Equal(["Create None", "Stat Revalidated", "Stat Warm", "Rename None"], output.Select(item => $"{item.Properties["Operation"].Value} {item.Properties["CacheState"].Value}"));
        Assert.Equal([1, 1, 0, 1], output.Zip(["CREATE", "GETATTR", "GETATTR", "RENAME"], Calls).Select(calls => Math.Round(calls)));
        Assert.All(output, item => Assert.Equal(("FileCalls", "nfs"), ($"{item.Properties["Method"].Value}", item.Properties["FileSystem"].Value)));
        Assert.All(output, item => Assert.NotNull(item.Properties["P95"].Value));
        Assert.Empty(Directory.GetFileSystemEntries(NfsServer.Root, ".windockertools*"));
        Assert.Equal(0, MountsOf(name));
        await api.RemoveVolumeAsync(name);

        static double Calls(PSObject item, string call) => ((IEnumerable)item.Properties["RpcCounts"].Value).Cast<object>().Select(PSObject.AsPSObject)
            .Where(count => count.Properties["Name"].Value.Equals(call)).Sum(count => (double)count.Properties["PerOperation"].Value);
    }

    // Of the package's own load context, whose types are not ours.
    static string Option(PSObject mount, string name) => ((IEnumerable)mount.Properties["Options"].Value).Cast<object>().Select(PSObject.AsPSObject)
        .Where(option => option.Properties["Name"].Value is string found && found == name).Select(option => $"{name} {option.Properties["State"].Value}").Single();

    static int MountsOf(string volume) => File.ReadLines("/proc/mounts").Count(line => line.Contains(volume, StringComparison.Ordinal));
}
