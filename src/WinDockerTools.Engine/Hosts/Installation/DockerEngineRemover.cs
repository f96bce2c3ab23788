using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Hosts.Gathering;

namespace WinDockerTools.Engine.Hosts.Installation;

/// <summary>Removes an engine that the installer, or one that works alike, put on a Windows machine.</summary>
sealed class DockerEngineRemover(IInstallTarget machine, string? installPath)
{
    readonly EngineLayout layout = EngineLayout.Of(machine, installPath);

    /// <summary>Whether there is something to remove. Throws FaultException (ServiceConflict).</summary>
    public bool IsAnythingThere()
    {
        if (InstallJournal.Unfinished(layout.Journal) is not null)
            return true;
        var command = machine.ServiceCommand(EngineLayout.Service);
        return command is not null && !layout.Owns(command)
            ? throw new FaultException(FaultKind.ServiceConflict, EngineLayout.Service, $"it runs {command}, which is not in {layout.InstallPath}")
            : command is not null || File.Exists(layout.Daemon);
    }

    /// <summary>The folder of images, containers and volumes: where daemon.json says, or the usual one.</summary>
    public string DataFolder => DaemonFile.Read(layout.ConfigurationFile, null) is { State: DaemonFileState.Read, Settings.DataRoot: { } root } ? root : layout.Data;

    /// <summary>Removes the programs and the service; the data stays. Throws FaultException (ServiceFailed, EngineRemoveFailed).</summary>
    public async Task<DockerEngineInstallation> RemoveAsync(CancellationToken stop)
    {
        var transaction = new Transaction(machine, layout, FaultKind.EngineRemoveFailed);
        await transaction.RepairAsync().ConfigureAwait(false);
        var isThere = IsAnythingThere();
        var previous = isThere ? await transaction.RunAsync(journal => StepsAsync(journal, stop)).ConfigureAwait(false) : null;
        await RemoveAsync(layout.Replaced, FaultKind.EngineRemoveFailed, CancellationToken.None).ConfigureAwait(false);
        return Result(isThere, previous);
    }

    /// <summary>Removes images, containers, volumes and configuration. There is no way back. Throws FaultException (EngineDataNotRemoved).</summary>
    public async Task RemoveDataAsync(CancellationToken stop)
    {
        foreach (var folder in new[] { DataFolder, layout.Data })
        {
            if (Path.GetPathRoot(Path.GetFullPath(folder)) == Path.GetFullPath(folder))
                throw new FaultException(FaultKind.EngineDataNotRemoved, folder, "it is a whole drive");
            await RemoveAsync(folder, FaultKind.EngineDataNotRemoved, stop).ConfigureAwait(false);
        }
    }

    /// <summary>What is there after the call.</summary>
    public DockerEngineInstallation Result(bool changed, string? previous) => new()
    {
        ComputerName = machine.ComputerName,
        PreviousVersion = previous,
        Changed = changed,
        InstallPath = layout.InstallPath,
        ConfigurationFile = layout.ConfigurationFile,
    };

    async Task<string?> StepsAsync(InstallJournal journal, CancellationToken stop)
    {
        var version = File.Exists(layout.Daemon) ? await VersionAsync(stop).ConfigureAwait(false) : null;
        if (machine.IsServiceRunning(EngineLayout.Service))
        {
            journal.Before(new Undo(UndoKind.StartService, EngineLayout.Service));
            await machine.StopAsync(EngineLayout.Service, stop).ConfigureAwait(false);
        }
        if (machine.ServiceCommand(EngineLayout.Service) is not null)
        {
            journal.Before(new Undo(UndoKind.RegisterService, EngineLayout.Service, layout.Daemon));
            machine.RemoveService(EngineLayout.Service);
        }
        if (machine.IsOnPath(layout.InstallPath))
        {
            journal.Before(new Undo(UndoKind.AddToPath, layout.InstallPath));
            machine.RemoveFromPath(layout.InstallPath);
        }
        if (Directory.Exists(layout.InstallPath))
        {
            await Folders.RemoveAsync(layout.Replaced, stop).ConfigureAwait(false);
            journal.Before(new Undo(UndoKind.RestoreFolder, layout.InstallPath, layout.Replaced));
            await Folders.MoveAsync(layout.InstallPath, layout.Replaced, stop).ConfigureAwait(false);
        }
        return version;
    }

    static async Task RemoveAsync(string folder, FaultKind failure, CancellationToken stop)
    {
        try
        {
            await Folders.RemoveAsync(folder, stop).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(failure, folder, e.Message.TrimEnd('.'), e);
        }
    }

    // A program that no longer runs can be removed all the same.
    async Task<string?> VersionAsync(CancellationToken stop)
    {
        try
        {
            return await machine.VersionAsync(layout.Daemon, stop).ConfigureAwait(false);
        }
        catch (FaultException)
        {
            return null;
        }
    }
}
