using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace WinDockerTools.Tests.Harness.Dism;

/// <summary>The stand-in for DISM at work: its feature table, what goes wrong, and what was called.</summary>
public sealed class StandInDism : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly IntPtr library;

    /// <summary>Sets up a library that was built from dismapi.c, and that is or will be loaded from this path.</summary>
    public StandInDism(string library, params StandInFeature[] features)
    {
        this.library = NativeLibrary.Load(library);
        Features = features;
        Marshal.GetDelegateForFunctionPointer<UseFunction>(NativeLibrary.GetExport(this.library, "StandInUse"))(folder.Path);
    }

    /// <summary>The table as it is; set, as it will be found.</summary>
    public IReadOnlyList<StandInFeature> Features
    {
        get => [.. File.ReadAllLines(Path("features")).Select(StandInFeature.Read)];
        set => File.WriteAllLines(Path("features"), value.Select(feature => feature.Line));
    }

    public int State(string feature) => Features.Single(known => known.Name == feature).State;

    /// <summary>Changes one feature, as somebody else would.</summary>
    public void Set(string name, Func<StandInFeature, StandInFeature> change) =>
        Features = [.. Features.Select(feature => feature.Name == name ? change(feature) : feature)];

    /// <summary>What a restart makes of changes that wait for it.</summary>
    public void Restart() => Features =
    [
        .. Features.Select(feature => feature.State switch
        {
            StandInFeature.InstallPending => feature with { State = StandInFeature.Installed },
            StandInFeature.UninstallPending => feature with { State = StandInFeature.Staged },
            _ => feature,
        }),
    ];

    /// <summary>Lines such as <c>fail.Containers=0x800F0906</c>; the names are in dismapi.c.</summary>
    public void Behave(params string[] lines) => File.WriteAllLines(Path("behaviour"), lines);

    public IReadOnlyList<string> Calls => File.Exists(Path("calls")) ? File.ReadAllLines(Path("calls")) : [];

    /// <summary>The calls that change something.</summary>
    public IReadOnlyList<string> Changes => [.. Calls.Where(call => call.StartsWith("DismEnable", StringComparison.Ordinal) || call.StartsWith("DismDisable", StringComparison.Ordinal))];

    /// <summary>How much is initialised, open or not given back.</summary>
    public int Live => Marshal.GetDelegateForFunctionPointer<LiveFunction>(NativeLibrary.GetExport(library, "StandInLive"))();

    string Path(string name) => System.IO.Path.Combine(folder.Path, name);

    public void Dispose()
    {
        NativeLibrary.Free(library);
        folder.Dispose();
    }

    delegate void UseFunction([MarshalAs(UnmanagedType.LPWStr)] string folder);

    delegate int LiveFunction();
}
