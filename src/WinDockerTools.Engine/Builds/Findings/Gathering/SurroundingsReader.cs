using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Sources;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Engine.Platform.Linux;
using WinDockerTools.Engine.Platform.Windows;

namespace WinDockerTools.Engine.Builds.Findings.Gathering;

/// <summary>Looks at this machine around a project. What it does not tell is not known.</summary>
static class SurroundingsReader
{
    /// <summary>The mount under a folder, links followed; null elsewhere than on Linux.</summary>
    public static MountEntry? Mount(string folder) => MountTable.Read()?.Find(RealPath.Of(folder));

    /// <param name="project">The project.</param>
    /// <param name="mount">The mount under it.</param>
    /// <param name="environment">Variables of builds on the host; null where none is made there, and no toolchain is asked.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<Surroundings> ReadAsync(
        GoProject project, MountEntry? mount, IReadOnlyDictionary<string, string>? environment, CancellationToken stop) => new()
    {
        Wsl = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? WslPlace.OfWindows(project.Root)
            : WslMarks.AreHere() ? WslPlace.OfLinux(mount, Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } home ? Mount(home) : null)
            : null,
        LocalGo = environment is null ? null : await LocalToolchain.AskAsync(project.Folder, environment, stop).ConfigureAwait(false),
        Defender = DefenderRegistry.OfThisMachine() is { } registry ? DefenderState.Of(registry) : null,
        Drives = Drives(WindowsDrives.OfThisMachine(), WindowsDrives.System()),
        HostedWindowsAgent = HostedAgent.OnWindows(Environment.GetEnvironmentVariable),
    };

    static List<DriveFacts> Drives(IReadOnlyList<(char Letter, System.IO.DriveType Kind)> drives, char? system)
    {
        var facts = new List<DriveFacts>();
        foreach (var (letter, kind) in drives)
            facts.Add(new DriveFacts(letter, kind, letter == system));
        return facts;
    }
}
