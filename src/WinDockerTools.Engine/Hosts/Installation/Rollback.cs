using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Hosts.Installation;

/// <summary>Goes the way back. A step that cannot be taken back does not keep the others from it.</summary>
sealed class Rollback(IInstallTarget machine)
{
    /// <summary>What could not be taken back, in words; empty where all was.</summary>
    public async Task<IReadOnlyList<string>> GoAsync(IReadOnlyList<Undo> steps)
    {
        var left = new List<string>();
        foreach (var step in steps)
        {
            try
            {
                await GoAsync(step).ConfigureAwait(false);
            }
            catch (Exception e) when (e is FaultException or IOException or UnauthorizedAccessException)
            {
                left.Add($"{step.Kind} {step.Target}: {(e is FaultException fault ? fault.Detail : e.Message).TrimEnd('.')}");
            }
        }
        return left;
    }

    // The way back is gone to its end, whoever has stopped the call.
    async Task GoAsync(Undo step)
    {
        switch (step.Kind)
        {
            case UndoKind.DeleteFolder:
                await Folders.RemoveAsync(step.Target, CancellationToken.None).ConfigureAwait(false);
                break;
            case UndoKind.RestoreFolder when Directory.Exists(step.From):
                await Folders.RemoveAsync(step.Target, CancellationToken.None).ConfigureAwait(false);
                await HeldFiles.TryAsync(() => Directory.Move(step.From!, step.Target), CancellationToken.None).ConfigureAwait(false);
                break;
            // Windows finds fault with a file whose folder was not made yet.
            case UndoKind.DeleteFile when File.Exists(step.Target):
                await HeldFiles.TryAsync(() => File.Delete(step.Target), CancellationToken.None).ConfigureAwait(false);
                break;
            case UndoKind.DeleteEmptyFolder:
                Folders.RemoveEmpty(step.Target);
                break;
            case UndoKind.RestoreFile when File.Exists(step.From):
                await HeldFiles.TryAsync(() => NewFile.Write(step.Target, File.ReadAllBytes(step.From!), isReplacing: true), CancellationToken.None).ConfigureAwait(false);
                File.Delete(step.From!);
                break;
            case UndoKind.StartService when machine.ServiceCommand(step.Target) is not null:
                await machine.StartAsync(step.Target, CancellationToken.None).ConfigureAwait(false);
                break;
            case UndoKind.StopService when machine.IsServiceRunning(step.Target):
                await machine.StopAsync(step.Target, CancellationToken.None).ConfigureAwait(false);
                break;
            case UndoKind.DeleteService:
                machine.RemoveService(step.Target);
                break;
            case UndoKind.RegisterService when machine.ServiceCommand(step.Target) is null:
                await machine.RegisterAsync(step.Target, step.From!, CancellationToken.None).ConfigureAwait(false);
                break;
            case UndoKind.AddToPath:
                machine.AddToPath(step.Target);
                break;
            case UndoKind.RemoveFromPath:
                machine.RemoveFromPath(step.Target);
                break;
            case UndoKind.DeleteGroup:
                machine.DeleteGroup(step.Target);
                break;
            case UndoKind.RemoveMember:
                machine.RemoveMember(step.Target, step.From!);
                break;
        }
    }
}
