using System;

namespace WinDockerTools.Engine.Platform.Docker;

/// <summary>Where an engine listens, the context that says so, and the certificates to use there.</summary>
sealed record DockerEndpoint(Uri Address, string? Context = null, TlsFiles? Tls = null)
{
    /// <summary>
    /// The engine runs on this machine for sure. A loopback port does not say so: it may be a tunnel to another one.
    /// </summary>
    public bool IsLocal => Address.Scheme == "unix" || (Address.Scheme == "npipe" && Address.Host is "." or "localhost");

    /// <summary>Whether the other is the same place, whatever certificates are used there.</summary>
    public bool IsAtSameAddress(DockerEndpoint other) => EngineAddress.Place(Address) == EngineAddress.Place(other.Address);

    /// <summary>Written as it can be given again.</summary>
    public override string ToString() => Address.OriginalString;
}

/// <summary>Paths of PEM files; null where there is none. All null means TLS with the system's trust alone.</summary>
sealed record TlsFiles(string? Authority, string? Certificate, string? Key);
