namespace WinDockerTools;

/// <summary>A cause that a measurement shows, and what to do about it.</summary>
public sealed class GoBuildFinding
{
    public GoBuildFinding(string id, string seen, string cause, string fix)
    {
        Id = id;
        Seen = seen;
        Cause = cause;
        Fix = fix;
    }

    /// <summary>Stable, without spaces, such as <c>BuildCacheNotKept</c>.</summary>
    public string Id { get; }

    /// <summary>What was seen, with the figures.</summary>
    public string Seen { get; }

    public string Cause { get; }

    /// <summary>A command or Dockerfile lines.</summary>
    public string Fix { get; }

    /// <summary>How many times shorter the build is with the fix, as measured in this call; null when not measured.</summary>
    public double? Gain { get; init; }

    public override string ToString() => $"{Id}: {Seen}";
}
