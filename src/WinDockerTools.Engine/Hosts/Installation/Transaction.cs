using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Hosts.Installation;

/// <summary>All steps are made, or none of them stays.</summary>
sealed class Transaction(IInstallTarget machine, EngineLayout layout, FaultKind failure)
{
    readonly Rollback rollback = new(machine);

    /// <summary>Takes back what a call before this one left unfinished. Throws FaultException where that is not possible.</summary>
    public async Task RepairAsync()
    {
        if (InstallJournal.Unfinished(layout.Journal) is not { } steps)
            return;
        if (await rollback.GoAsync(steps).ConfigureAwait(false) is { Count: > 0 } left)
            throw new FaultException(failure, machine.ComputerName, $"a call before this one was broken off, and this could not be taken back: {string.Join("; ", left)}");
        InstallJournal.End(layout.Journal);
    }

    /// <summary>Throws what the steps threw, with what became of them; failures of files as this transaction's own fault.</summary>
    public async Task<T> RunAsync<T>(Func<InstallJournal, Task<T>> steps)
    {
        var journal = new InstallJournal(layout.Journal);
        try
        {
            var result = await steps(journal).ConfigureAwait(false);
            InstallJournal.End(layout.Journal);
            return result;
        }
        catch (Exception e)
        {
            var left = await BackAsync(journal).ConfigureAwait(false);
            if (e is FaultException or IOException or UnauthorizedAccessException)
                throw Told(e, left);
            throw;
        }
    }

    async Task<IReadOnlyList<string>> BackAsync(InstallJournal journal)
    {
        var left = await rollback.GoAsync(journal.Back).ConfigureAwait(false);
        if (left.Count == 0)
            InstallJournal.End(layout.Journal);
        return left;
    }

    FaultException Told(Exception e, IReadOnlyList<string> left)
    {
        var fault = e as FaultException ?? new FaultException(failure, machine.ComputerName, e.Message.TrimEnd('.'), e);
        return left.Count == 0 ? fault : new FaultException(fault.Kind, fault.Subject,
            $"{fault.Detail}. Not everything could be put back, which the next call will try again: {string.Join("; ", left)}", fault.InnerException);
    }
}
