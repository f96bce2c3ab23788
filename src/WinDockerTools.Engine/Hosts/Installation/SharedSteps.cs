using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace WinDockerTools.Engine.Hosts.Installation;

/// <summary>Steps of installing as well as of removing.</summary>
static class SharedSteps
{
    /// <summary>Stops the service where it runs.</summary>
    public static async Task StopAsync(IInstallTarget machine, InstallJournal journal, CancellationToken stop)
    {
        if (!machine.IsServiceRunning(EngineLayout.Service))
            return;
        journal.Before(new Undo(UndoKind.StartService, EngineLayout.Service));
        await machine.StopAsync(EngineLayout.Service, stop).ConfigureAwait(false);
    }

    /// <summary>Moves the programs aside. False where there are none.</summary>
    public static async Task<bool> MoveAsideAsync(EngineLayout layout, InstallJournal journal, CancellationToken stop)
    {
        if (!Directory.Exists(layout.InstallPath))
            return false;
        await Folders.RemoveAsync(layout.Replaced, stop).ConfigureAwait(false);
        journal.Before(new Undo(UndoKind.RestoreFolder, layout.InstallPath, layout.Replaced));
        await Folders.MoveAsync(layout.InstallPath, layout.Replaced, stop).ConfigureAwait(false);
        return true;
    }
}
