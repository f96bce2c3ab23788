using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Platform.Windows;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>
/// Puts an account beside those whom an engine lets open its pipe: administrators, the system, and whom its setting
/// "group" names, which is nobody by default (moby daemon/listeners/listeners_windows.go, cmd/dockerd/config_windows.go).
/// </summary>
static class PipeOwner
{
    // learn.microsoft.com/windows/win32/secauthz/well-known-sids
    const string System = "S-1-5-18", Administrators = "S-1-5-32-544";

    static readonly string[] Everybody = ["S-1-1-0", "S-1-5-11"];

    // Accounts and groups of machines and domains, and of Entra.
    static readonly string[] OfDirectories = ["S-1-5-21-", "S-1-12-1-"];

    static readonly WindowsGroup Untold = new(null, null);

    public static PipeFacts Of(DaemonFacts daemon, WindowsFacts? windows, EngineFacts? engine) =>
        IsOfDesktop(windows, engine) ? new PipeFacts([PipeFacts.UsualGroup], IsOfDesktop: true)
        : new PipeFacts(
            daemon.GroupOnCommandLine is { } given ? Split(given)
            : daemon.State == DaemonFileState.Read ? Split(daemon.Settings?.Group ?? "")
            : daemon.State == DaemonFileState.Missing ? []
            : null,
            IsOfDesktop: false);

    // One that does not answer is known by its service, where there is no other.
    static bool IsOfDesktop(WindowsFacts? windows, EngineFacts? engine) => engine is not null ? engine.Host.IsDockerDesktop
        : windows?.Engines.Where(service => service.Value is not null).Select(service => service.Key).ToList() is ["com.docker.service"];

    static IReadOnlyList<string> Split(string names) => [.. names.Split(',').Select(name => name.Trim()).Where(name => name.Length > 0)];

    /// <param name="account">The account.</param>
    /// <param name="pipe">Whom the engine lets in.</param>
    /// <param name="find">Finds a group or account by its name or SID.</param>
    public static bool? MayOpen(WindowsAccount account, PipeFacts pipe, Func<string, WindowsGroup> find)
    {
        if (account.Sid == System)
            return true;
        WindowsGroup[] admitted = [find(Administrators), .. (pipe.Names ?? []).Select(find), .. pipe is { Names: null } or { IsOfDesktop: true } ? [Untold] : Array.Empty<WindowsGroup>()];
        return admitted.Any(group => Holds(group, account)) ? true
            : admitted.All(group => HoldsNot(group, account)) ? false
            : null;
    }

    static bool Holds(WindowsGroup group, WindowsAccount account) => group.Sid is { } sid
        && (sid == account.Sid || Everybody.Contains(sid) || account.Groups?.Contains(sid) == true
            || group.Members?.Any(member => member.Sid == account.Sid || Everybody.Contains(member.Sid)) == true);

    // Of groups within it those of a directory alone are seen through, and accounts of services are in none of them.
    static bool HoldsNot(WindowsGroup group, WindowsAccount account) => group is { Sid: not null, Members: { } members }
        && members.All(member => !member.IsGroup || (IsOfDirectory(member.Sid) && (account.Groups is not null || !IsOfDirectory(account.Sid))));

    static bool IsOfDirectory(string sid) => OfDirectories.Any(start => sid.StartsWith(start, StringComparison.Ordinal));
}
