using System;
using System.Diagnostics;

namespace WinDockerTools.Bench;

/// <summary>Runs what users would take instead, as a shell runs it.</summary>
static class Programs
{
    /// <summary>The type of a list, without which a registry gives none.</summary>
    public const string Index = "application/vnd.oci.image.index.v1+json";

    public static Action Command(string command) => () =>
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-ec", command]))!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"'{command}' returned {process.ExitCode}.");
    };
}
