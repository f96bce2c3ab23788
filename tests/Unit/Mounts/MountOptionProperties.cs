using System;
using System.Linq;
using System.Text;
using CsCheck;
using WinDockerTools.Engine.Mounts.Options;
using WinDockerTools.Engine.Mounts.Reading;
using WinDockerTools.Engine.Platform.Linux;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Mounts;

public sealed class MountOptionProperties
{
    static readonly string[] Known = [.. NfsOptionRules.All.Select(rule => rule.Name), "actimeo", "nocto", "noatime", "x-systemd.automount", "unheard"];

    static readonly Gen<string> Name = Gen.OneOf(Gen.Int[0, Known.Length - 1].Select(at => Known[at]), Gen.String[Gen.Char["abcz0._-"], 1, 6]);

    static readonly Gen<MountOption> Option = Gen.Select(Name, Gen.OneOf(Gen.Const((string?)null), Gen.String[Gen.Char["a0,=:/. -"], 0, 8].Select(value => (string?)value)), (name, value) => new MountOption(name, value));

    static readonly Gen<string> Any = Gen.String[Gen.Char["abc019,,,==\"\" :/\\\n"], 0, 40];

    [Fact]
    public void What_is_written_is_read_again() => Fuzz.All(Option.Array[0, 8], options =>
        Assert.Equal(options, MountOption.Parse(MountOption.Write(options))));

    [Fact]
    public void Any_text_is_read_and_what_was_read_stays_the_same() => Fuzz.All(Any, text =>
    {
        var once = MountOption.Write(MountOption.Parse(text));
        Assert.Equal(once, MountOption.Write(MountOption.Parse(once)));
    });

    [Fact]
    public void A_set_says_one_thing_about_each_and_is_read_again() => Fuzz.All(Option.Array[0, 8], options =>
    {
        var set = new NfsOptionSet(options);
        Assert.Equal(set.Options, new NfsOptionSet(set.Options).Options);
        Assert.Equal(set.Options.Count, set.Options.Select(NfsOptionSet.Key).Distinct().Count());
        Assert.All(options.SelectMany(NfsOptionRules.Plain), option => Assert.NotNull(set[NfsOptionSet.Key(option)]));
    });

    [Fact]
    public void Any_shown_and_asked_options_are_described_each_wish_once() => Fuzz.All(Gen.Select(Option.Array[0, 6], Option.Array[0, 6]), (shown, asked) =>
    {
        var described = EffectiveOptions.Of(new NfsOptionSet(shown), asked);
        var wishes = new NfsOptionSet(asked).Options.Select(NfsOptionSet.Key);
        Assert.Equal(wishes.Count(), described.Count(option => option.State != NfsOptionState.NotAsked));
        Assert.All(described, option => Assert.Equal(option.State == NfsOptionState.NotAsked, option.Asked is null));
    }, count: 20_000);

    [Fact]
    public void Words_of_mount_tables_are_read_as_they_were_written() => Fuzz.All(Gen.String[Gen.Char["a \\\t\n\r#04é"], 0, 12], text =>
    {
        var written = OctalText.Write(text);
        Assert.Equal(text, OctalText.Read(written));
        Assert.DoesNotContain(written, sign => sign is ' ' or '\t' or '\n' or '\r' or '#');
    });

    [Fact]
    public void Damaged_tables_are_read_as_far_as_they_are_understood() => Fuzz.All(
        Gen.Select(Mutation.Bytes(Encoding.UTF8.GetBytes(RecordedMounts.Text("mountstats.txt")), 1, 4), Mutation.Bytes(Encoding.UTF8.GetBytes(RecordedMounts.Text("mountinfo.txt")), 1, 4), Mutation.Bytes(Encoding.UTF8.GetBytes(RecordedMounts.Text("utab.txt")), 1, 4)),
        input =>
        {
            var (counters, mounted, asked) = (Encoding.UTF8.GetString(input.Item1), Encoding.UTF8.GetString(input.Item2), Encoding.UTF8.GetString(input.Item3));
            var tables = new MountTables(MountTable.Parse(mounted).Entries, MountStatistics.Parse(counters), asked, asked);
            Assert.All(NfsMounts.Of(tables), mount => Assert.True(mount.MountPoint.Length > 0 && mount.Options.Count > 0));
        },
        count: 3_000);
}
