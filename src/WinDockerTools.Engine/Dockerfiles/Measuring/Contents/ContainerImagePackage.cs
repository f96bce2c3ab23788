namespace WinDockerTools;

/// <summary>A package of an image's distribution.</summary>
/// <param name="Name">Such as <c>libc6</c>.</param>
/// <param name="Version">As its distribution writes it; null where the database has none.</param>
/// <param name="Manager">What installed it.</param>
public sealed record ContainerImagePackage(string Name, string? Version, ContainerImagePackageManager Manager)
{
    /// <inheritdoc/>
    public override string ToString() => Version is null ? Name : $"{Name} {Version}";
}

/// <summary>What installs packages.</summary>
public enum ContainerImagePackageManager
{
    /// <summary>Of Debian and those that stand on it, distroless among them.</summary>
    Dpkg,

    /// <summary>Of Alpine and Wolfi.</summary>
    Apk,
}
