using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Runtime.InteropServices;
#if NET
using System.Runtime.Versioning;
#endif
using System.Security.Principal;

namespace WinDockerTools.Engine.Platform.Windows;

/// <summary>A member of a group.</summary>
/// <param name="Sid">Its SID.</param>
/// <param name="IsGroup">It is, or may be, a group itself.</param>
sealed record GroupMember(string Sid, bool IsGroup);

/// <summary>Groups of accounts on this machine (learn.microsoft.com/windows/win32/api/lmaccess). Members throw Win32Exception.</summary>
static class LocalGroups
{
    const int GroupExists = 1379, GroupExistsToo = 2223, IsMember = 1378, IsNoMember = 1377, NoSuchGroup = 1376, NoSuchGroupToo = 2220;

    /// <summary>False where it was there already.</summary>
    public static bool Create(string group)
    {
        var info = new GroupInfo { Name = group };
        return Done(NetLocalGroupAdd(null, 0, ref info, IntPtr.Zero), GroupExists, GroupExistsToo);
    }

    /// <summary>Nothing happens where there is none.</summary>
    public static void Delete(string group) => Done(NetLocalGroupDel(null, group), NoSuchGroup, NoSuchGroupToo);

    /// <summary>False where the account is a member already. An account is <c>name</c>, or <c>domain\name</c>.</summary>
    public static bool Add(string group, string account)
    {
        var info = new MemberInfo { Name = account };
        return Done(NetLocalGroupAddMembers(null, group, 3, ref info, 1), IsMember);
    }

    public static void Remove(string group, string account)
    {
        var info = new MemberInfo { Name = account };
        Done(NetLocalGroupDelMembers(null, group, 3, ref info, 1), IsNoMember, NoSuchGroup, NoSuchGroupToo);
    }

    // lmaccess.h: LG_INCLUDE_INDIRECT; lmcons.h: MAX_PREFERRED_LENGTH, which is all at once.
    const int ThroughOthers = 1, Everything = -1;

    // winnt.h, SID_NAME_USE: a user, a deleted account and a computer.
    static readonly int[] Single = [1, 6, 9];

    /// <summary>What a group of this machine holds itself; nothing where there is no such group.</summary>
#if NET
    [SupportedOSPlatform("windows")]
#endif
    public static IReadOnlyList<GroupMember> Members(string group)
    {
        if (!Done(NetLocalGroupGetMembers(null, group, 2, out var buffer, Everything, out var count, out _, IntPtr.Zero), NoSuchGroup, NoSuchGroupToo))
            return [];
        return Taken<MemberDetail, GroupMember>(buffer, count, member => new GroupMember(new SecurityIdentifier(member.Sid).Value, Array.IndexOf(Single, member.Use) < 0));
    }

    /// <summary>Names of this machine's groups that hold a user, through groups of a domain too. The user is <c>name</c>, or <c>domain\name</c>.</summary>
    public static IReadOnlyList<string> Of(string user)
    {
        Done(NetUserGetLocalGroups(null, user, 0, ThroughOthers, out var buffer, Everything, out var count, out _));
        return Taken<GroupInfo, string>(buffer, count, group => group.Name);
    }

    static IReadOnlyList<T> Taken<TItem, T>(IntPtr buffer, int count, Func<TItem, T> take)
        where TItem : struct
    {
        try
        {
            return [.. Enumerable.Range(0, count).Select(index => take(Marshal.PtrToStructure<TItem>(buffer + index * Marshal.SizeOf<TItem>())))];
        }
        finally
        {
            _ = NetApiBufferFree(buffer);
        }
    }

    static bool Done(int code, params int[] already) => code == 0 || (Array.IndexOf(already, code) >= 0 ? false : throw new Win32Exception(code));

    [StructLayout(LayoutKind.Sequential)]
    struct GroupInfo
    {
        [MarshalAs(UnmanagedType.LPWStr)]
        public string Name;
    }

    [StructLayout(LayoutKind.Sequential)]
    struct MemberInfo
    {
        [MarshalAs(UnmanagedType.LPWStr)]
        public string Name;
    }

    [StructLayout(LayoutKind.Sequential)]
    struct MemberDetail
    {
        public IntPtr Sid;
        public int Use;
        public IntPtr Name;
    }

    [DllImport("netapi32.dll", CharSet = CharSet.Unicode)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    static extern int NetLocalGroupGetMembers(string? server, string group, int level, out IntPtr buffer, int length, out int read, out int total, IntPtr resume);

    [DllImport("netapi32.dll", CharSet = CharSet.Unicode)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    static extern int NetUserGetLocalGroups(string? server, string user, int level, int flags, out IntPtr buffer, int length, out int read, out int total);

    [DllImport("netapi32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    static extern int NetApiBufferFree(IntPtr buffer);

    [DllImport("netapi32.dll", CharSet = CharSet.Unicode)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    static extern int NetLocalGroupAdd(string? server, int level, ref GroupInfo info, IntPtr error);

    [DllImport("netapi32.dll", CharSet = CharSet.Unicode)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    static extern int NetLocalGroupDel(string? server, string group);

    [DllImport("netapi32.dll", CharSet = CharSet.Unicode)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    static extern int NetLocalGroupAddMembers(string? server, string group, int level, ref MemberInfo members, int count);

    [DllImport("netapi32.dll", CharSet = CharSet.Unicode)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    static extern int NetLocalGroupDelMembers(string? server, string group, int level, ref MemberInfo members, int count);
}
