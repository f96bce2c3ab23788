using System.Collections.Generic;

namespace WinDockerTools.Engine.Hosts.Facts;

/// <summary>This machine, and the session that asks.</summary>
sealed record MachineFacts
{
    public bool IsWindows { get; init; }

    /// <summary>The user that asks.</summary>
    public string User { get; init; } = "";

    /// <summary>What the session's variables name; null where nobody looked.</summary>
    public ProxyFacts? Proxy { get; init; }

    /// <summary>The docker command that the PATH leads to; null without one.</summary>
    public string? DockerCommand { get; init; }

    /// <summary>The plugin of the docker command that builds with BuildKit; null where there is none.</summary>
    public string? Buildx { get; init; }
}

/// <summary>A Unix socket.</summary>
/// <param name="Path">The file.</param>
/// <param name="Group">The group that owns it, by its name or number; null where it was not told.</param>
/// <param name="IsMember">Whether the user belongs to the group, in this session or in the next.</param>
/// <param name="IsMemberNow">Whether this session has the group.</param>
sealed record SocketFacts(string Path, string? Group, bool? IsMember, bool? IsMemberNow);

/// <summary>Another account of this machine, asked about by name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsKnown">Whether there is one; null where nothing tells.</param>
/// <param name="MayOpen">Whether it may open the engine's socket or pipe when it signs in; null where that is not known.</param>
sealed record AccountFacts(string Name, bool? IsKnown, bool? MayOpen);

/// <summary>The space under a folder.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Free">Bytes that may be written there.</param>
/// <param name="Size">Bytes of the file system.</param>
sealed record DiskFacts(string Path, long Free, long Size);

/// <summary>A network of the engine.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Subnet">What it gives addresses from.</param>
/// <param name="Addresses">Addresses of this machine within it, but for the network's own.</param>
/// <param name="Routes">Routes of this machine that lead elsewhere for a part of it, with the interface.</param>
sealed record NetworkFacts(string Name, string Subnet, IReadOnlyList<string> Addresses, IReadOnlyList<string> Routes);

/// <summary>Where a project lies, seen from the tools that read it.</summary>
/// <param name="Path">The folder.</param>
/// <param name="IsInOtherSystem">Every access crosses between Windows and Linux; null where there is only one of them.</param>
sealed record ProjectFacts(string Path, bool? IsInOtherSystem);
