namespace WinDockerTools.Engine.Hosts.Installation;

/// <summary>Ways to take a step back. Each can be gone twice, and does nothing where its step was not made.</summary>
enum UndoKind
{
    /// <summary>Removes a folder.</summary>
    DeleteFolder,

    /// <summary>Puts a folder that was moved aside back in its place.</summary>
    RestoreFolder,

    /// <summary>Removes a file.</summary>
    DeleteFile,

    /// <summary>Removes a folder in which nothing is.</summary>
    DeleteEmptyFolder,

    /// <summary>Writes a file back from its copy, which goes.</summary>
    RestoreFile,

    StartService,
    StopService,
    DeleteService,

    /// <summary>Registers a service again with the program in a folder.</summary>
    RegisterService,

    AddToPath,
    RemoveFromPath,
    DeleteGroup,
    RemoveMember,
}

/// <summary>How one step is taken back.</summary>
/// <param name="Kind">The way.</param>
/// <param name="Target">The folder, file, service or group.</param>
/// <param name="From">Where it comes from, or whom it is about.</param>
sealed record Undo(UndoKind Kind, string Target, string? From = null);
