using System.Linq;
using System.Text;
using CsCheck;
using WinDockerTools.Engine.Mounts.Client;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Mounts.Client;

public sealed class WindowsNfsMountsProperties
{
    static readonly Gen<(string Drive, string Server, string Share, string[] Values)> Mount = Gen.Select(
        Gen.Char['D', 'Z'].Select(letter => $"{letter}:"), Gen.String[Gen.Char["ab0.-"], 1, 20], Gen.String[Gen.Char["ab0 =é大_-"], 1, 20].Where(share => share.Trim() == share), Gen.String[Gen.Char["a0.-"], 0, 6].Array[1, 6]);

    static string Write((string Drive, string Server, string Share, string[] Values) mount) =>
        $"{mount.Drive,-9}{$@"\\{mount.Server}\{mount.Share}",-38} UID=-2, GID=-2\r\n" + string.Concat(mount.Values.Select(value => $"{"",48}name={value}\r\n"));

    [Fact]
    public void What_stands_in_columns_is_read_again() => Fuzz.All(Mount.Array[0, 4], mounts =>
    {
        var read = WindowsNfsMounts.Parse("Lokal    Entfernt\r\n-----\r\n" + string.Concat(mounts.Select(Write)));
        Assert.Equal(mounts.Select(mount => $@"{mount.Server}:/{mount.Share} at {mount.Drive}\"), read.Select(mount => mount.ToString()));
        Assert.Equal(mounts.Select(mount => mount.Values.Length + 2), read.Select(mount => mount.Options.Count));
    }, count: 20_000);

    [Fact]
    public void Damaged_listings_are_read_as_far_as_they_are_understood() => Fuzz.All(
        Mutation.Bytes(Encoding.UTF8.GetBytes("Local\r\n----\r\n" + Write(("Z:", "files", "src", ["1", "2"])) + Write(("Y:", "b", "c d", ["3"]))), 1, 6),
        input => Assert.All(WindowsNfsMounts.Parse(Encoding.UTF8.GetString(input)), mount =>
            Assert.True(mount.MountPoint.Length > 0 && mount.Server.Length > 0 && mount.Export.StartsWith('/') && mount.Options.All(option => option.Name.Length > 0))),
        count: 20_000);
}
