using System;

namespace WinDockerTools.Engine.Compatibility;

/// <summary>What of a host decides whether an image runs there. Null means not known.</summary>
sealed record HostPlatform
{
    public string Name { get; init; } = "";

    /// <summary><c>windows</c> or <c>linux</c>: the mode of the engine, not of the computer.</summary>
    public string OS { get; init; } = "windows";

    public Version? Version { get; init; }
    public WindowsProduct Product { get; init; }

    /// <summary>Go's name of the processor.</summary>
    public string? Architecture { get; init; }

    public ContainerIsolation? DefaultIsolation { get; init; }

    /// <summary>The rule that says why Hyper-V isolation is not to be had, or null where it may be.</summary>
    public CompatibilityRule? WithoutHyperV { get; init; }

    public ImageStore Store { get; init; }
    public Version? EngineVersion { get; init; }

    /// <summary>The mode that a container starts in when nobody asks: Hyper-V on clients, else process.</summary>
    public ContainerIsolation StartsIn(ContainerIsolation? requested) =>
        requested ?? DefaultIsolation ?? (Product == WindowsProduct.Client ? ContainerIsolation.HyperV : ContainerIsolation.Process);
}

/// <summary>What of an image decides where it runs.</summary>
readonly record struct ImageTarget(string OS, Version? Version, string Architecture);
