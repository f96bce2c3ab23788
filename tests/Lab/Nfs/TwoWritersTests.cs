using System;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Mounts.Options;
using WinDockerTools.Engine.Mounts.Tuning;
using Xunit;

namespace WinDockerTools.Tests.Nfs;

/// <summary>Two clients that edit the same files in turn, and read what the other has written.</summary>
public sealed class TwoWritersTests
{
    const int Cycles = 1000, Files = 20;

    public TwoWritersTests() => NfsGuest.Require();

    static string Tuned(string options, MountWorkloadProfile profile, bool allows) => MountOption.Write([
        .. MountOption.Parse(options),
        .. TuningPlan.Make("", NfsOptionSet.Parse(options), profile, allows).Where(change => change.IsWanted && change.Wish.Key != "nconnect").Select(change => change.Wish.Option)]);

    [Theory]
    [InlineData("vers=4.2", MountWorkloadProfile.SharedWriters)]
    [InlineData("vers=3,nolock", MountWorkloadProfile.SharedWriters)]
    [InlineData("vers=4.2", MountWorkloadProfile.CiWorkspace)]
    public void What_needs_no_permission_shows_no_wrong_content(string options, MountWorkloadProfile profile) =>
        Assert.Equal(0, WrongReads(Tuned(options, profile, allows: false), Cycles));

    /// <summary>That the test before can fail.</summary>
    [Fact]
    public void What_needs_permission_does_show_it() =>
        Assert.NotEqual(0, WrongReads(Tuned("vers=3,nolock", MountWorkloadProfile.CiWorkspace, allows: true), 100));

    static int WrongReads(string options, int cycles)
    {
        using var first = NfsGuest.Mount(options);
        using var second = NfsGuest.Mount(options, second: true);
        var folder = Directory.CreateDirectory(first.At(Guid.NewGuid().ToString("N"))).Name;
        var wrong = 0;
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            var (writer, reader) = cycle % 2 == 0 ? (first, second) : (second, first);
            var name = $"{folder}/{cycle % Files}";
            // Of another length each time: a change of less than the server's clock can tell is a matter of its own.
            var text = $"{cycle}:{new string('x', cycle % 97)}";
            PlainFile.Write(writer.At(name), text);
            if (PlainFile.Read(reader.At(name)) != text)
                wrong++;
        }
        Directory.Delete(first.At(folder), recursive: true);
        return wrong;
    }
}
