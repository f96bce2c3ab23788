using System;
using WinDockerTools.Tests.Harness.Engine;

namespace WinDockerTools.Tests.Nfs;

/// <summary>A PowerShell engine in this process with the package imported: one for all tests, since a start takes seconds here.</summary>
static class NfsGuestShell
{
    static readonly Lazy<EngineSession> Session = new(() => new EngineSession());

    /// <summary>Runs a script whose <c>param</c> block takes the given values by name.</summary>
    public static SessionResult Run(string script, params (string Name, object? Value)[] parameters) => Session.Value.Run(script, parameters);
}
