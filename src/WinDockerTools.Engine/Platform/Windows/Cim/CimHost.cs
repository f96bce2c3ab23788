using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Management.Infrastructure;
using Microsoft.Management.Infrastructure.Options;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Platform.Windows.Cim;

/// <summary>A session of Microsoft.Management.Infrastructure. One that the caller owns is not closed.</summary>
sealed class CimHost(CimSession session, string name, bool isOurs) : ICimHost
{
    public string ComputerName { get; } = name;

    /// <summary>A session of our own over WS-Management, with the caller's account. Throws FaultException (PlatformNotSupported, HostFailed, …).</summary>
    public static CimHost Open(string computer)
    {
        try
        {
            using var options = new WSManSessionOptions();
            return new CimHost(CimSession.Create(computer, options), computer, isOurs: true);
        }
        catch (CimException e)
        {
            throw CimFaults.From(e, computer);
        }
        catch (Exception e) when (IsMissing(e))
        {
            throw CimFaults.NotHere(computer, e);
        }
    }

    /// <summary>A session that the caller has opened, and closes.</summary>
    public static CimHost Of(CimSession session) => new(session, session.ComputerName ?? Environment.MachineName, isOurs: false);

    /// <summary>This machine's own, without the network; null where there is none: elsewhere than on Windows, or in a Windows without it.</summary>
    public static CimHost? OfThisMachine()
    {
        // Asked for before the library is: what it does without is no plain exception on every Windows.
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows) || !File.Exists(Path.Combine(Environment.SystemDirectory, "mi.dll")))
            return null;
        try
        {
            return new CimHost(CimSession.Create(null), Environment.MachineName, isOurs: true);
        }
        catch (Exception e) when (e is CimException || IsMissing(e))
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<CimRow>> QueryAsync(CimQuery query, CancellationToken stop)
    {
        try
        {
            return await AskAsync(
                options => session.QueryInstancesAsync(query.Namespace, "WQL", query.Wql, options),
                instance =>
                {
                    using (instance)
                        return new CimRow(query.Properties.ToDictionary(property => property, property => instance.CimInstanceProperties[property]?.Value));
                },
                stop).ConfigureAwait(false);
        }
        catch (CimException e) when (CimFaults.IsAbsent(e))
        {
            return [];
        }
        catch (CimException e)
        {
            throw CimFaults.From(e, ComputerName);
        }
    }

    public async Task<CimRow> CallAsync(CimCall call, CancellationToken stop)
    {
        try
        {
            using var arguments = new CimMethodParametersCollection();
            foreach (var argument in call.Arguments)
                arguments.Add(CimMethodParameter.Create(argument.Key, argument.Value, CimFlags.In));
            var results = await AskAsync(
                options => session.InvokeMethodAsync(call.Namespace, call.Class, call.Method, arguments, options),
                result => result is CimMethodResult end ? Row(end) : null,
                stop).ConfigureAwait(false);
            return results.OfType<CimRow>().LastOrDefault() ?? throw new FaultException(FaultKind.HostFailed, ComputerName, $"{call.Class}.{call.Method} gave no result");
        }
        catch (CimException e)
        {
            throw CimFaults.From(e, ComputerName);
        }
    }

    public async Task ModifyAsync(CimChange change, CancellationToken stop)
    {
        // Not by their own type, which the list's would need wherever the types of this assembly are listed.
        IReadOnlyList<IDisposable> instances = [];
        try
        {
            // The instance as Windows gives it out, keys and all: what is not set on it is not sent as changed.
            instances = await AskAsync(options => session.EnumerateInstancesAsync(change.Namespace, change.Class, options), instance => (IDisposable)instance, stop).ConfigureAwait(false);
            if (instances.Count != 1)
                throw new FaultException(FaultKind.HostFailed, ComputerName, $"{change.Class} has {instances.Count} instances, and not one");
            var only = (CimInstance)instances[0];
            foreach (var value in change.Values)
                only.CimInstanceProperties[value.Key].Value = value.Value;
            await AskAsync(options => session.ModifyInstanceAsync(change.Namespace, only, options), Closed, stop).ConfigureAwait(false);
        }
        catch (CimException e)
        {
            throw CimFaults.From(e, ComputerName);
        }
        finally
        {
            foreach (var instance in instances)
                instance.Dispose();
        }
    }

    static bool Closed(CimInstance? instance)
    {
        instance?.Dispose();
        return true;
    }

    static CimRow Row(CimMethodResult result)
    {
        using (result)
        {
            var values = result.OutParameters.ToDictionary(parameter => parameter.Name, parameter => (object?)parameter.Value);
            values["ReturnValue"] = result.ReturnValue.Value;
            return new CimRow(values);
        }
    }

    static async Task<IReadOnlyList<TResult>> AskAsync<T, TResult>(Func<CimOperationOptions, IObservable<T>> ask, Func<T, TResult> read, CancellationToken stop)
    {
        using var options = new CimOperationOptions { CancellationToken = stop };
        var observer = new Collector<T, TResult>(read);
        using var subscription = ask(options).Subscribe(observer);
        // The library tells of a stop when Windows has taken it up, which a machine that is gone never does.
        using (stop.Register(observer.Cancel))
            return await observer.Results.ConfigureAwait(false);
    }

    // The library has a part that Windows alone has.
    static bool IsMissing(Exception e) =>
        e is DllNotFoundException or TypeInitializationException or BadImageFormatException or EntryPointNotFoundException or PlatformNotSupportedException or FileNotFoundException;

    public void Dispose()
    {
        if (isOurs)
            session.Dispose();
    }

    sealed class Collector<T, TResult>(Func<T, TResult> read) : IObserver<T>
    {
        readonly List<TResult> results = [];
        readonly TaskCompletionSource<IReadOnlyList<TResult>> end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<IReadOnlyList<TResult>> Results => end.Task;

        public void Cancel() => end.TrySetCanceled();

        public void OnNext(T value) => results.Add(read(value));

        public void OnError(Exception error) => end.TrySetException(error);

        public void OnCompleted() => end.TrySetResult(results);
    }
}
