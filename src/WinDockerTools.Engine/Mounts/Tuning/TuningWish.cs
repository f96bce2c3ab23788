using System.Globalization;
using WinDockerTools.Engine.Mounts.Options;

namespace WinDockerTools.Engine.Mounts.Tuning;

/// <summary>Which values fulfil a wish.</summary>
enum WishKind
{
    Exactly,
    AtLeast,
    AtMost,
}

/// <summary>An option that a profile wants.</summary>
/// <param name="Option">In the kernel's words.</param>
/// <param name="Why">What it brings.</param>
/// <param name="Risk">What may be seen late, and for how long; empty for nothing.</param>
/// <param name="StaleReads">The same as a kind.</param>
sealed record TuningWish(MountOption Option, string Why, string Risk = "", StaleReads StaleReads = StaleReads.None)
{
    public WishKind Kind { get; init; }

    /// <summary>Is wanted only where what holds is below this; null where it is always.</summary>
    public long? OnlyBelow { get; init; }

    /// <summary>Only for these versions of NFS: "3", "4"; null for all.</summary>
    public string? OnlyIn { get; init; }

    /// <summary>The server, or other mounts of it, may make less of it: what grows at all is good.</summary>
    public bool IsNegotiated { get; init; }

    /// <summary>Nothing for a mount that cannot be written to.</summary>
    public bool IsForWriting { get; init; }

    public string Key => NfsOptionSet.Key(Option);

    /// <summary>Whether what holds fulfils it already.</summary>
    public bool IsMetBy(MountOption? holding)
    {
        if (Kind == WishKind.Exactly || Number(holding) is not { } is_ || Number(Option) is not { } wanted)
            return holding == Option;
        return Kind == WishKind.AtLeast ? is_ >= (OnlyBelow ?? wanted) : is_ <= wanted;
    }

    /// <summary>Whether what holds afterwards is what was wished, or as near as the server allows.</summary>
    public bool IsFulfilled(MountOption? before, MountOption? after) =>
        IsMetBy(after) || (IsNegotiated && Number(after) is { } now && (Number(before) is not { } was || now > was));

    static long? Number(MountOption? option) =>
        long.TryParse(option?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
