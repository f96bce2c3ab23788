using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Platform.Windows.Cim;

/// <summary>A machine whose answers are waited for no longer than a limit each, whatever hinders them. Throws HostTimeout then.</summary>
sealed class PatientCimHost(ICimHost host, TimeSpan limit) : ICimHost
{
    public string ComputerName => host.ComputerName;

    public Task<IReadOnlyList<CimRow>> QueryAsync(CimQuery query, CancellationToken stop) => WithinAsync(end => host.QueryAsync(query, end), stop);

    public Task<CimRow> CallAsync(CimCall call, CancellationToken stop) => WithinAsync(end => host.CallAsync(call, end), stop);

    public Task ModifyAsync(CimChange change, CancellationToken stop) => WithinAsync(
        async end =>
        {
            await host.ModifyAsync(change, end).ConfigureAwait(false);
            return true;
        },
        stop);

    async Task<T> WithinAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        end.CancelAfter(limit);
        try
        {
            return await ask(end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new FaultException(FaultKind.HostTimeout, ComputerName, $"no answer within {limit.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture)} s");
        }
    }

    public void Dispose() => host.Dispose();
}
