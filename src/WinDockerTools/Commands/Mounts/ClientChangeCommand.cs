using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Mounts.Client;

namespace WinDockerTools.Commands.Mounts;

/// <summary>Cmdlets that change mounts, or with a switch what Windows' NFS client makes of all later ones.</summary>
public abstract class ClientChangeCommand : MountChangeCommand
{
    /// <summary>The settings of this Windows' NFS client are meant, and no mount.</summary>
    [Parameter(ParameterSetName = "Client", Mandatory = true)]
    public SwitchParameter Client { get; set; }

    /// <summary>The way to the client, which tests replace: that is why the cmdlets are not sealed.</summary>
    private protected virtual NfsClientMachine ClientMachine => NfsClientMachine.This;

    /// <summary>Changes what a plan says.</summary>
    /// <param name="plan">What is to change, by what holds.</param>
    /// <param name="apply">Puts that into effect.</param>
    /// <param name="isNothingToo">Whether to apply also where nothing differs.</param>
    /// <param name="stop">Ends it before it has begun to change anything.</param>
    private protected async Task ChangeClientAsync(
        Func<ClientTuner, NfsClientState, IReadOnlyList<ClientChange>> plan,
        Func<ClientTuner, NfsClientState, IReadOnlyList<ClientChange>, Task<IReadOnlyList<MountOptionChange>>> apply,
        bool isNothingToo,
        CancellationToken stop)
    {
        using var host = ClientMachine.Open();
        var tuner = new ClientTuner(host, ClientMachine.Records);
        var now = await WaitAsync(NfsClientState.ReadAsync(host, stop), "Asking Windows for its NFS client").ConfigureAwait(false);
        var changes = plan(tuner, now);
        if (changes.Count == 0)
            await VerboseAsync($"The NFS client of {host.ComputerName} is as it should be.").ConfigureAwait(false);
        if (changes.Count == 0 && (IsWhatIf || !isNothingToo))
            return;
        if (changes.Any(change => change.Change.Reason is not null))
        {
            await WriteAllAsync(changes.Select(change => change.Change)).ConfigureAwait(false);
            await WarningAsync($"{host.ComputerName}: this is a plan only, for the reason that stands with each change.").ConfigureAwait(false);
        }
        else if (changes.Count > 0 && !await MayAsync(host.ComputerName, $"Set for the NFS client {string.Join(", ", changes.Select(change => $"{change.Name} {change.Change.Proposed}"))}").ConfigureAwait(false))
        {
            await WriteAllAsync(changes.Select(change => change.Change.With(applied: false, effective: null, "a plan only"))).ConfigureAwait(false);
        }
        else
        {
            await ApplyAsync(() => apply(tuner, now, changes), $"The NFS client of {host.ComputerName}").ConfigureAwait(false);
        }
    }

    async Task ApplyAsync(Func<Task<IReadOnlyList<MountOptionChange>>> apply, string what)
    {
        ClientMachine.Require();
        var made = await WaitAsync(apply(), $"{what} is set").ConfigureAwait(false);
        Remember(made.Count > 0 ? what : null);
        await WriteAllAsync(made).ConfigureAwait(false);
        Remember(null);
    }

    private protected async Task WriteAllAsync(IEnumerable<MountOptionChange> changes)
    {
        foreach (var change in changes)
            await WriteAsync(change).ConfigureAwait(false);
    }
}
