namespace WinDockerTools;

/// <summary>What an engine would pull of an image, and why.</summary>
public sealed class EngineSelection
{
    /// <summary>Digest of the selected manifest, or <see langword="null"/> when the engine would pull nothing.</summary>
    public string? Digest { get; init; }

    /// <summary>Its platform, such as <c>windows(10.0.20348.2700)/amd64</c>.</summary>
    public string? Platform { get; init; }

    /// <summary>The rule of the engine's image store, or the engine's own words when it would refuse.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Digest of an entry that suits the host better than the selected one, or <see langword="null"/>.</summary>
    public string? BetterDigest { get; init; }

    /// <summary>True when the list has an entry that suits the host better than the selected one.</summary>
    public bool BetterExists => BetterDigest is not null;

    public override string ToString() => Platform is null ? Reason : $"{Platform}: {Reason}";
}
