namespace WinDockerTools.Engine.Platform.Linux;

/// <summary>All that it takes to make a mount.</summary>
sealed record MountCall(string Type, string Source, string Point, string Options)
{
    /// <summary>The same for a shell.</summary>
    public override string ToString() => $"mount -t {Type} -o {Quote(Options)} {Quote(Source)} {Quote(Point)}";

    static string Quote(string text) => $"'{text.Replace("'", "'\\''")}'";
}
