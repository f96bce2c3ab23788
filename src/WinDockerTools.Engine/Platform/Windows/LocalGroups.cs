using System;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace WinDockerTools.Engine.Platform.Windows;

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
