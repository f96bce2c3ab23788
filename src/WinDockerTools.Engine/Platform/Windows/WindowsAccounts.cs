using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
#if NET
using System.Runtime.Versioning;
#endif
using System.Security.Principal;

namespace WinDockerTools.Engine.Platform.Windows;

/// <summary>An account of Windows.</summary>
/// <param name="Sid">Its SID.</param>
/// <param name="Groups">SIDs of this machine's groups that hold it, through groups of a domain too; null where that is not told, as of services.</param>
sealed record WindowsAccount(string Sid, IReadOnlyList<string>? Groups);

/// <summary>A group, or an account where one is named in its place.</summary>
/// <param name="Sid">Its SID; null where there is none of that name.</param>
/// <param name="Members">What it holds; nothing for an account, null where it is not of this machine or not told.</param>
sealed record WindowsGroup(string? Sid, IReadOnlyList<GroupMember>? Members);

/// <summary>Accounts and groups as this machine knows them. Both throw Win32Exception where nothing tells.</summary>
static class WindowsAccounts
{
    // The manager of services calls it so (learn.microsoft.com/windows/win32/services/localsystem-account).
    const string ServiceName = "LocalSystem", System = "S-1-5-18";

    const string OfUsers = "S-1-5-21-", OfBuiltIn = "S-1-5-32-";

    /// <summary>Null where there is none of that name: <c>name</c>, <c>domain\name</c>, or a SID.</summary>
    public static WindowsAccount? Find(string name)
    {
#if NET
        if (!OperatingSystem.IsWindows())
            return null;
#endif
        return SidOf(name) is { } sid ? new WindowsAccount(sid.Value, GroupsOf(sid)) : null;
    }

    /// <summary>A group by its name or SID.</summary>
    public static WindowsGroup FindGroup(string name)
    {
#if NET
        if (!OperatingSystem.IsWindows())
            return new WindowsGroup(null, null);
#endif
        return SidOf(name) is { } sid ? new WindowsGroup(sid.Value, MembersOf(sid)) : new WindowsGroup(null, null);
    }

#if NET
    [SupportedOSPlatform("windows")]
#endif
    static SecurityIdentifier? SidOf(string name)
    {
        if (name.Equals(ServiceName, StringComparison.OrdinalIgnoreCase))
            return new SecurityIdentifier(System);
        return Known(() => name.StartsWith("S-1-", StringComparison.OrdinalIgnoreCase) ? new SecurityIdentifier(name)
            : (SecurityIdentifier)new NTAccount(name.StartsWith(@".\", StringComparison.Ordinal) ? Environment.MachineName + name.Substring(1) : name).Translate(typeof(SecurityIdentifier)));
    }

#if NET
    [SupportedOSPlatform("windows")]
#endif
    static IReadOnlyList<string>? GroupsOf(SecurityIdentifier account)
    {
        // Accounts of services are in no list of users.
        if (!account.Value.StartsWith(OfUsers, StringComparison.Ordinal) || NameOf(account) is not { } name)
            return null;
        return Told(() => LocalGroups.Of(IsHere(name) ? name[1] : string.Join(@"\", name))) is { } groups ? [.. groups.Select(SidOf).OfType<SecurityIdentifier>().Select(sid => sid.Value)] : null;
    }

#if NET
    [SupportedOSPlatform("windows")]
#endif
    static IReadOnlyList<GroupMember>? MembersOf(SecurityIdentifier group) =>
        NameOf(group) is { } name && (IsHere(name) || group.Value.StartsWith(OfBuiltIn, StringComparison.Ordinal)) ? Told(() => LocalGroups.Members(name[1])) : null;

    // Domain and name; null for what has no name of that form.
#if NET
    [SupportedOSPlatform("windows")]
#endif
    static string[]? NameOf(SecurityIdentifier sid) => Known(() => sid.Translate(typeof(NTAccount)).Value.Split(['\\'], 2)) is { Length: 2 } name ? name : null;

    static bool IsHere(string[] name) => name[0].Equals(Environment.MachineName, StringComparison.OrdinalIgnoreCase);

    // Of what Windows answers otherwise, .NET Framework makes an exception without a type of its own.
#if NET
    [SupportedOSPlatform("windows")]
#endif
    static T? Known<T>(Func<T> translate) where T : class
    {
        try
        {
            return translate();
        }
        catch (Exception e) when (e is IdentityNotMappedException or ArgumentException)
        {
            return null;
        }
        catch (SystemException e) when (e is not Win32Exception)
        {
            throw new Win32Exception(e.Message, e);
        }
    }

    static T? Told<T>(Func<T> ask) where T : class
    {
        try
        {
            return ask();
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
