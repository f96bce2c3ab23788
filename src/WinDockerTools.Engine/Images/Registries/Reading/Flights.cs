using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;

namespace WinDockerTools.Engine.Images.Registries.Reading;

/// <summary>Work under a name: who asks for it while it is being done shares its result.</summary>
sealed class Flights<T>
{
    readonly ConcurrentDictionary<string, Lazy<Task<T>>> flights = new(StringComparer.Ordinal);

    public Task<T> JoinAsync(string name, Func<Task<T>> work) => flights.GetOrAdd(name, _ => new(() => RunAsync(name, work))).Value;

    async Task<T> RunAsync(string name, Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            flights.TryRemove(name, out _);
        }
    }
}
