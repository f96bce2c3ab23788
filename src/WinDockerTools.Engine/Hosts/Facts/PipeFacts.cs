using System.Collections.Generic;

namespace WinDockerTools.Engine.Hosts.Facts;

/// <summary>Whom an engine of this machine lets open its pipe, beside administrators and the system.</summary>
/// <param name="Names">Groups and accounts by their names; null where that was not told.</param>
/// <param name="IsOfDesktop">Docker Desktop made the pipe: it lets in who runs it too.</param>
sealed record PipeFacts(IReadOnlyList<string>? Names, bool IsOfDesktop)
{
    /// <summary>That of Docker Desktop (docs.docker.com/desktop/setup/install/windows-permission-requirements), by which others go.</summary>
    public const string UsualGroup = "docker-users";
}
