using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>Puts an account beside the group that may open a socket.</summary>
static class SocketOwner
{
    /// <param name="path">The socket.</param>
    /// <param name="group">The number of its group; null where it was not told.</param>
    /// <param name="user">The account.</param>
    /// <param name="groups">The machine's own groups.</param>
    /// <param name="session">Numbers of the groups that the session has; null where they were not told.</param>
    public static SocketFacts Of(string path, int? group, string user, IReadOnlyList<LocalGroup> groups, IReadOnlyList<int>? session)
    {
        if (group is not { } id)
            return new SocketFacts(path, null, null, null);
        var known = groups.FirstOrDefault(one => one.Id == id);
        bool? isNow = session?.Contains(id);
        return new SocketFacts(path, known?.Name ?? id.ToString(CultureInfo.InvariantCulture), isNow == true || known?.Members.Contains(user) == true, isNow);
    }
}
