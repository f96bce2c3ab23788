using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace WinDockerTools.Engine.Mounts.Measuring.Probes;

/// <summary>Lets clients work at once, each on a thread of its own, all beginning together.</summary>
static class ClientThreads
{
    /// <summary>Ends when all have ended; throws what the first of them threw.</summary>
    public static IReadOnlyList<T> Run<TClient, T>(IReadOnlyList<TClient> clients, Func<TClient, T> work)
    {
        // One has nobody to wait for.
        if (clients.Count == 1)
            return [work(clients[0])];
        var results = new T[clients.Count];
        var failures = new ExceptionDispatchInfo?[clients.Count];
        using var start = new Barrier(clients.Count);
        var threads = clients.Select((client, index) => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                results[index] = work(client);
            }
#pragma warning disable CA1031 // It is thrown where the work was asked for.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failures[index] = ExceptionDispatchInfo.Capture(e);
            }
        })
        { IsBackground = true }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        failures.FirstOrDefault(failure => failure is not null)?.Throw();
        return results;
    }
}
