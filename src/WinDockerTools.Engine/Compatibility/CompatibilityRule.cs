namespace WinDockerTools;

/// <summary>A rule that decided a verdict, with the place where it is written down.</summary>
public sealed class CompatibilityRule
{
    internal CompatibilityRule(string id, string source)
    {
        Id = id;
        Source = source;
    }

    /// <summary>Stable name, such as <c>LtscWindow</c>.</summary>
    public string Id { get; }

    /// <summary>Documentation, source code or issue, as <c>repository path</c> or <c>repository#number</c>.</summary>
    public string Source { get; }

    public override string ToString() => $"{Id} ({Source})";
}
