namespace WinDockerTools.Engine.Compatibility;

/// <summary>Build numbers that rules name. Source: microsoft/hcsshim osversion/windowsbuilds.go.</summary>
static class WindowsBuilds
{
    public const int Server2016 = 14393, Version1809 = 17763;
    public const int Version2004 = 19041, Version21H1 = 19043, Version22H2OfWindows10 = 19045;
    public const int Server2022 = 20348, Server23H2 = 25398, Server2025 = 26100, Windows11Release25H2 = 26200;
}
