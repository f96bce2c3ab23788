using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using WinDockerTools.Engine.Mounts.Options;

namespace WinDockerTools.Engine.Mounts.Reading;

/// <summary>Sets what a mount has beside what was asked for.</summary>
static class EffectiveOptions
{
    /// <param name="shown">What the kernel shows.</param>
    /// <param name="asked">What was asked for; null where it is not known.</param>
    public static IReadOnlyList<NfsMountOption> Of(NfsOptionSet shown, IReadOnlyList<MountOption>? asked)
    {
        var version = shown["vers"]?.Value ?? "";
        var wishes = (asked ?? []).SelectMany(option => NfsOptionRules.Plain(option).Select(plain => (Key: NfsOptionSet.Key(plain), Plain: plain, Written: option)))
            .GroupBy(wish => wish.Key).ToDictionary(group => group.Key, group => group.Last());
        var defaults = NfsOptionRules.All
            .Where(rule => rule.Scope != NfsScope.Command && rule.Default is not null && rule.IsFor(version) && shown[rule.Name] is null)
            .Select(rule => NfsOptionSet.OfText(rule, rule.Default!));
        var holding = shown.Options.Concat(defaults).Select(option => Holding(option, wishes.TryGetValue(NfsOptionSet.Key(option), out var wish) ? wish.Plain : null, wish.Written)).ToList();
        var held = new HashSet<string>(shown.Options.Concat(defaults).Select(NfsOptionSet.Key));
        return [.. holding, .. wishes.Values.Where(wish => !held.Contains(wish.Key)).Select(wish => Lost(wish.Written))];
    }

    /// <summary>What was asked for where nothing is mounted yet.</summary>
    public static IReadOnlyList<NfsMountOption> Pending(IEnumerable<MountOption> asked) => [.. asked.Select(option => new NfsMountOption
    {
        Name = option.Name,
        Value = Value(option),
        Unit = Unit(option),
        Text = option.ToString(),
        Asked = option.ToString(),
        State = NfsOptionState.Pending,
    })];

    static NfsMountOption Holding(MountOption option, MountOption? wish, MountOption? written) => new()
    {
        Name = option.Name,
        Value = Value(option),
        Unit = Unit(option),
        Text = option.ToString(),
        Asked = written?.ToString(),
        State = wish is null ? NfsOptionState.NotAsked : IsSame(wish, option) ? NfsOptionState.AsAsked : NfsOptionState.Changed,
    };

    static NfsMountOption Lost(MountOption wish) => new()
    {
        Name = wish.Name,
        Asked = wish.ToString(),
        State = NfsOptionRules.Find(wish) is { Scope: NfsScope.Command } ? NfsOptionState.OfCommand : NfsOptionState.Dropped,
    };

    /// <summary>Whether the kernel shows what was wished. <c>vers=4</c> wishes any of them, and <c>atime</c> is what the kernel calls relatime.</summary>
    static bool IsSame(MountOption wish, MountOption shown) => (wish, shown) switch
    {
        ({ Name: "vers", Value: "4" }, { Value: { } version }) => version.StartsWith("4", StringComparison.Ordinal),
        ({ Name: "atime" }, { Name: "relatime" }) => true,
        _ => wish.Name == shown.Name && wish.Value == shown.Value,
    };

    public static object Value(MountOption option) => option.Value is not { } text ? true
        : NfsOptionRules.Find(option)?.Value is not { } kind || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? text
        : kind switch
        {
            NfsValue.Number or NfsValue.Bytes => number,
            NfsValue.Seconds when number <= int.MaxValue => TimeSpan.FromSeconds(number),
            NfsValue.Deciseconds when number <= int.MaxValue => TimeSpan.FromMilliseconds(number * 100),
            _ => text,
        };

    static string? Unit(MountOption option) => NfsOptionRules.Find(option)?.Value switch
    {
        NfsValue.Bytes => "bytes",
        NfsValue.Seconds => "seconds",
        NfsValue.Deciseconds => "tenths of a second",
        _ => null,
    };
}
