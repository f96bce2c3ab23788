using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace WinDockerTools.Engine.Hosts.Installation;

/// <summary>What is to be installed, and how it is to be set up.</summary>
sealed record InstallRequest(PackageSource Source)
{
    public string? Sha256 { get; init; }
    public bool AllowUnverified { get; init; }
    public string? InstallPath { get; init; }

    /// <summary>What daemon.json is to say besides what it says.</summary>
    public JsonObject Settings { get; init; } = [];

    /// <summary>The local group that may use the engine; null leaves that as it is.</summary>
    public string? Group { get; init; }

    /// <summary>Accounts to be in that group.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];
}

/// <summary>What is there, and what would be put there.</summary>
/// <param name="Present">The version that is installed; null where none is.</param>
/// <param name="Chosen">The version of the index; null where the source names a package itself.</param>
/// <param name="IsBroken">A call before this one did not end.</param>
sealed record InstallPlan(string? Present, IndexEntry? Chosen, bool IsBroken)
{
    /// <summary>The version is there already, so that nothing needs to be fetched.</summary>
    public bool IsPresent => !IsBroken && Present is not null && (Present == Chosen?.Text || Present == Chosen?.Version.ToString(3));
}
