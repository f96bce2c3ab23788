using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;

namespace WinDockerTools.Engine.Platform.Windows.Dism;

/// <summary>How far DISM is with what it does.</summary>
delegate void DismProgress(int current, int total);

/// <summary>The running Windows, open for servicing. One at a time; every member throws FaultException.</summary>
sealed class DismSession : IDisposable
{
    // dismapi.h: DISM_ONLINE_IMAGE, DismLogErrorsWarningsInfo.
    const string OnlineImage = "DISM_{53BFAE52-B167-4E2F-A258-0A37B57FF845}";
    const int LogAll = 2;

    readonly DismLibrary dism;
    readonly bool isInitializedHere;
    uint session;
    bool isOpen;

    DismSession(DismLibrary dism)
    {
        this.dism = dism;
        // 1 is no failure: somebody else in this process uses DISM, and will end it.
        isInitializedHere = Done(dism.Initialize(LogAll, null, null), "this machine") == 0;
        try
        {
            Open();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Throws ElevationRequired, ServicingUnavailable, ServicingBusy.</summary>
    public static DismSession Open(DismLibrary dism) => new(dism);

    /// <summary>Every feature that this Windows has.</summary>
    public IReadOnlyDictionary<string, DismFeatureState> Features()
    {
        Done(dism.GetFeatures(session, null, 0, out var first, out var count), "this machine");
        try
        {
            var size = Marshal.SizeOf<DismFeature>();
            return Enumerable.Range(0, checked((int)count))
                .Select(number => Marshal.PtrToStructure<DismFeature>(first + (number * size)))
                .ToDictionary(feature => Text(feature.FeatureName), feature => feature.State, StringComparer.OrdinalIgnoreCase);
        }
        finally
        {
            dism.Delete(first);
        }
    }

    /// <summary>
    /// Enables a feature with the parents that it needs. Returns DISM's code: 0, or 3010 where it takes a restart.
    /// Throws FeaturePayloadMissing, FeatureChangeStopped and more.
    /// </summary>
    public int Enable(string name, IReadOnlyList<string> sources, bool limitAccess, DismProgress progress, CancellationToken stop) =>
        Change(name, progress, (cancel, report) => dism.EnableFeature(
            session, name, null, 0, limitAccess ? 1 : 0, sources.Count == 0 ? null : [.. sources], (uint)sources.Count, 1, cancel, report, IntPtr.Zero), stop);

    /// <summary>Disables a feature with all below it, and keeps its files. Returns and throws as <see cref="Enable"/> does.</summary>
    public int Disable(string name, DismProgress progress, CancellationToken stop) =>
        Change(name, progress, (cancel, report) => dism.DisableFeature(session, name, null, 0, cancel, report, IntPtr.Zero), stop);

    public void Dispose()
    {
        // Nothing more can be done about a session that does not close.
        if (isOpen)
            dism.CloseSession(session);
        isOpen = false;
        if (isInitializedHere)
            dism.Shutdown();
    }

    int Change(string name, DismProgress progress, Func<IntPtr, DismLibrary.ProgressFunction, int> change, CancellationToken stop)
    {
        using var cancel = new ManualResetEvent(initialState: false);
        using var told = stop.Register(() => cancel.Set());
        DismLibrary.ProgressFunction report = (current, total, _) => progress((int)current, (int)total);
        var result = Done(change(cancel.SafeWaitHandle.DangerousGetHandle(), report), name);
        GC.KeepAlive(report);
        if (result == DismFaults.ReloadSession)
        {
            isOpen = false;
            dism.CloseSession(session);
            Open();
            return 0;
        }
        return result == DismFaults.RestartRequiredResult ? DismFaults.RestartRequired : result;
    }

    void Open()
    {
        Done(dism.OpenSession(OnlineImage, null, null, out session), "this machine");
        isOpen = true;
    }

    int Done(int result, string subject) =>
        result >= 0 || result == DismFaults.RestartRequiredResult ? result : throw DismFaults.Of(result, subject, LastError());

    // DISM keeps the words for the thread whose call failed.
    string? LastError()
    {
        if (dism.GetLastErrorMessage(out var place) != 0 || place == IntPtr.Zero)
            return null;
        try
        {
            return Text(Marshal.PtrToStructure<DismString>(place).Value);
        }
        finally
        {
            dism.Delete(place);
        }
    }

    static string Text(IntPtr place) => Marshal.PtrToStringUni(place) ?? "";
}
