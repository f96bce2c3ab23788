using System;
using System.Net;

namespace WinDockerTools.Engine.Images.Registries.Reading;

/// <summary>How registries are asked during one call.</summary>
sealed record RegistryOptions
{
    /// <summary>For the one registry of the call; null means the Docker configuration is asked.</summary>
    public NetworkCredential? Credential { get; init; }

    /// <summary>Neither reads nor writes what earlier calls kept on disk.</summary>
    public bool NoCache { get; init; }

    /// <summary>Null means the user's cache folder.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>How many connections one registry gets, where it does not speak HTTP/2.</summary>
    public int Connections { get; init; } = 32;

    /// <summary>What one attempt at a request may take, body included.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(20);

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Hears what users may want to know afterwards. Never a secret.</summary>
    public Action<string> Note { get; init; } = _ => { };
}
