using System;
using System.Runtime.InteropServices;

namespace WinDockerTools.Engine.Platform.Windows.Dism;

/// <summary>learn.microsoft.com/windows-hardware/manufacture/desktop/dism/dismpackagefeaturestate-enumeration</summary>
enum DismFeatureState
{
    NotPresent = 0,
    UninstallPending = 1,
    Staged = 2,
    Removed = 3,
    Installed = 4,
    InstallPending = 5,
    Superseded = 6,
    PartiallyInstalled = 7,
}

// dismapi.h packs its structures to one byte, which its reference pages do not say; texts are pointers to UTF-16.

/// <summary>learn.microsoft.com/windows-hardware/manufacture/desktop/dism/dismfeature-structure</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct DismFeature
{
    public IntPtr FeatureName;
    public DismFeatureState State;
}

/// <summary>learn.microsoft.com/windows-hardware/manufacture/desktop/dism/dismstring-structure</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct DismString
{
    public IntPtr Value;
}
