namespace WinDockerTools.Engine.Platform.Windows.Services;

/// <summary>learn.microsoft.com/windows/win32/api/winsvc/ns-winsvc-service_status_process</summary>
enum ServiceState
{
    Stopped = 1,
    StartPending = 2,
    StopPending = 3,
    Running = 4,
    ContinuePending = 5,
    PausePending = 6,
    Paused = 7,
}

/// <summary>A service as its manager knows it.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="State">What it does now.</param>
/// <param name="Command">The program with its arguments.</param>
/// <param name="ExitCode">How it ended last: 1066 is a code of its own, 0 none.</param>
sealed record WindowsService(string Name, ServiceState State, string Command, int ExitCode);
