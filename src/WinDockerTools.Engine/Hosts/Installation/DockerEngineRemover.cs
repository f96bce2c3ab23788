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
    public bool IsAnythingThere() =>
        InstallJournal.Unfinished(layout.Journal) is not null || layout.HasService(machine) || File.Exists(layout.Daemon);

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

    /// <summary>
    /// Removes images, containers, volumes and configuration; false where there were none. There is no way back. Throws
    /// FaultException (EngineDataNotRemoved).
    /// </summary>
    public async Task<bool> RemoveDataAsync(CancellationToken stop)
    {
        var wasThere = false;
        foreach (var folder in new[] { DataFolder, layout.Data })
        {
            // From here a relative path would lead to another place than from the engine's.
            if (Path.GetFullPath(folder) != folder || Path.GetPathRoot(folder) == folder)
                throw new FaultException(FaultKind.EngineDataNotRemoved, folder, "it is no folder of a full path");
            wasThere |= Directory.Exists(folder);
            await RemoveAsync(folder, FaultKind.EngineDataNotRemoved, stop).ConfigureAwait(false);
        }
        return wasThere;
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
        await SharedSteps.StopAsync(machine, journal, stop).ConfigureAwait(false);
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
        await SharedSteps.MoveAsideAsync(layout, journal, stop).ConfigureAwait(false);
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
