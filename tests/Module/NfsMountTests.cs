using System;
using System.Linq;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Module;

/// <summary>On a machine without NFS; the lab has real mounts.</summary>
public sealed class NfsMountTests : IDisposable
{
    readonly EngineSession session = new();

    public NfsMountTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no mount table");

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("Get-NfsMount")]
    [InlineData("Optimize-NfsMount")]
    public void Of_each_path_it_is_told_what_is_wrong(string cmdlet)
    {
        var result = session.Run($"'/', '/no/such/path', 'zzz:/a' | {cmdlet}");

        Assert.Empty(result.Output);
        Assert.Equal(["NfsMountNotFound", "NfsMountNotFound", "NfsMountNotFound"], result.ErrorIds);
        Assert.Equal(["/", "/no/such/path", "zzz:/a"], result.Errors.Select(error => error.TargetObject));
        Assert.EndsWith("there is no such drive. Give a mount point, or a path below one; Get-NfsMount without parameters lists them.", result.Errors[2].ToString());
    }

    [Fact]
    public void Nothing_is_restored_that_was_never_changed() =>
        Assert.All(session.Run("'/mnt/never-changed', 'zzz:/a' | Restore-NfsMount").ErrorIds, id => Assert.Contains(id, new[] { "MountRecordNotFound", "MountAccessDenied" }));

    [Fact]
    public void Profiles_are_known_by_their_names() =>
        Assert.Equal(["CannotConvertArgumentNoMessage"], session.Run("Optimize-NfsMount / -WorkloadProfile Fast").ErrorIds);

    [Fact]
    public void An_engine_that_does_not_answer_is_an_error_where_it_was_asked_for()
    {
        Assert.Equal(["EngineUnreachable"], session.Run("Get-NfsMount -Volume cache -DockerHost tcp://127.0.0.1:1").ErrorIds);
        Assert.Equal(["EngineUnreachable"], session.Run("Get-NfsMount -DockerHost tcp://127.0.0.1:1").ErrorIds);
        Assert.Equal(["EngineUnreachable"], session.Run("Optimize-NfsMount -Volume cache -DockerHost tcp://127.0.0.1:1").ErrorIds);
    }
}
