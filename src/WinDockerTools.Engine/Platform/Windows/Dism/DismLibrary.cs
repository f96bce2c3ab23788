using System;
using System.Runtime.InteropServices;

namespace WinDockerTools.Engine.Platform.Windows.Dism;

/// <summary>
/// The functions of dismapi that are used here. Every one returns an HRESULT
/// (learn.microsoft.com/windows-hardware/manufacture/desktop/dism/dism-api-functions).
/// </summary>
sealed class DismLibrary
{
    const string FileName = "dismapi.dll";

    readonly NativeLibraryFile file;

    DismLibrary(NativeLibraryFile file)
    {
        this.file = file;
        Initialize = Function<InitializeFunction>("DismInitialize");
        Shutdown = Function<ShutdownFunction>("DismShutdown");
        OpenSession = Function<OpenSessionFunction>("DismOpenSession");
        CloseSession = Function<CloseSessionFunction>("DismCloseSession");
        GetFeatures = Function<GetFeaturesFunction>("DismGetFeatures");
        EnableFeature = Function<EnableFeatureFunction>("DismEnableFeature");
        DisableFeature = Function<DisableFeatureFunction>("DismDisableFeature");
        GetLastErrorMessage = Function<GetLastErrorMessageFunction>("DismGetLastErrorMessage");
        Delete = Function<DeleteFunction>("DismDelete");
    }

    public InitializeFunction Initialize { get; }
    public ShutdownFunction Shutdown { get; }
    public OpenSessionFunction OpenSession { get; }
    public CloseSessionFunction CloseSession { get; }
    public GetFeaturesFunction GetFeatures { get; }
    public EnableFeatureFunction EnableFeature { get; }
    public DisableFeatureFunction DisableFeature { get; }
    public GetLastErrorMessageFunction GetLastErrorMessage { get; }
    public DeleteFunction Delete { get; }

    /// <summary>Windows' own. Throws DllNotFoundException, EntryPointNotFoundException, BadImageFormatException.</summary>
    public static DismLibrary OfWindows() => new(NativeLibraryFile.OfSystem(FileName));

    /// <summary>The one at a path. Throws the same.</summary>
    public static DismLibrary At(string path) => new(NativeLibraryFile.At(path));

    T Function<T>(string name)
        where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(file.Function(name));

    [UnmanagedFunctionPointer(CallingConvention.Winapi)]
    public delegate int InitializeFunction(int logLevel, [MarshalAs(UnmanagedType.LPWStr)] string? logFile, [MarshalAs(UnmanagedType.LPWStr)] string? scratchFolder);

    [UnmanagedFunctionPointer(CallingConvention.Winapi)]
    public delegate int ShutdownFunction();

    [UnmanagedFunctionPointer(CallingConvention.Winapi)]
    public delegate int OpenSessionFunction(
        [MarshalAs(UnmanagedType.LPWStr)] string imagePath,
        [MarshalAs(UnmanagedType.LPWStr)] string? windowsFolder,
        [MarshalAs(UnmanagedType.LPWStr)] string? systemDrive,
        out uint session);

    [UnmanagedFunctionPointer(CallingConvention.Winapi)]
    public delegate int CloseSessionFunction(uint session);

    [UnmanagedFunctionPointer(CallingConvention.Winapi)]
    public delegate int GetFeaturesFunction(
        uint session, [MarshalAs(UnmanagedType.LPWStr)] string? identifier, int identifierKind, out IntPtr features, out uint count);

    [UnmanagedFunctionPointer(CallingConvention.Winapi)]
    public delegate int EnableFeatureFunction(
        uint session,
        [MarshalAs(UnmanagedType.LPWStr)] string features,
        [MarshalAs(UnmanagedType.LPWStr)] string? identifier,
        int identifierKind,
        int limitAccess,
        [MarshalAs(UnmanagedType.LPArray, ArraySubType = UnmanagedType.LPWStr)] string[]? sourcePaths,
        uint sourcePathCount,
        int enableAll,
        IntPtr cancelEvent,
        ProgressFunction? progress,
        IntPtr userData);

    [UnmanagedFunctionPointer(CallingConvention.Winapi)]
    public delegate int DisableFeatureFunction(
        uint session,
        [MarshalAs(UnmanagedType.LPWStr)] string features,
        [MarshalAs(UnmanagedType.LPWStr)] string? package,
        int removePayload,
        IntPtr cancelEvent,
        ProgressFunction? progress,
        IntPtr userData);

    [UnmanagedFunctionPointer(CallingConvention.Winapi)]
    public delegate int GetLastErrorMessageFunction(out IntPtr message);

    [UnmanagedFunctionPointer(CallingConvention.Winapi)]
    public delegate int DeleteFunction(IntPtr structure);

    [UnmanagedFunctionPointer(CallingConvention.Winapi)]
    public delegate void ProgressFunction(uint current, uint total, IntPtr userData);
}
