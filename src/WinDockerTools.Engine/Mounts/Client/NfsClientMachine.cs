using System;
using System.IO;
using WinDockerTools.Engine.Mounts.Applying;
using WinDockerTools.Engine.Platform.Windows;

namespace WinDockerTools.Engine.Mounts.Client;

/// <summary>What it takes to change a client: the way to it, the right to, and a place for what was before.</summary>
sealed record NfsClientMachine(Func<NfsClientHost> Open, Action Require, MountRecords Records)
{
    /// <summary>
    /// The folder is among the program files, where administrators alone may write. In %ProgramData% any user may make a
    /// folder first, and with it what an administrator then puts back.
    /// </summary>
    public static NfsClientMachine This { get; } = new(
        NfsClientHost.OfThisMachine,
        () => Elevation.Require("NFS client settings"),
        new MountRecords(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "WinDockerTools", "mounts")));
}
