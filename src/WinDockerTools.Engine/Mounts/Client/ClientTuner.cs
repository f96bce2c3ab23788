using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Applying;
using WinDockerTools.Engine.Mounts.Options;

namespace WinDockerTools.Engine.Mounts.Client;

/// <summary>Sets a client's settings, sees each in effect, and leaves all as they were where one is not.</summary>
sealed class ClientTuner(NfsClientHost host, MountRecords records)
{
    const string Point = "NFS client", Type = "client";

    /// <summary>
    /// What became of each change. Throws FaultException (NfsClientNotChanged, NfsClientHalfChanged, MountRecordInvalid,
    /// MountRecordNotWritable); but for NfsClientHalfChanged all is as before then.
    /// </summary>
    public async Task<IReadOnlyList<MountOptionChange>> ApplyAsync(NfsClientState before, IReadOnlyList<ClientChange> plan, CancellationToken stop)
    {
        var back = plan.ToDictionary(change => change.Name, change => before.Words[change.Name]);
        var earlier = records.Find(Point);
        // Of what was changed before, the first value is the one to go back to.
        var first = earlier is null ? [] : Values(earlier);
        var options = MountOption.Write(back.Where(pair => !first.ContainsKey(pair.Key)).Concat(first).Select(pair => new MountOption(pair.Key, pair.Value)));
        stop.ThrowIfCancellationRequested();
        records.Write(new MountRecord { Point = Point, Type = Type, Source = host.ComputerName, Options = options });
        try
        {
            var after = await SetAsync(plan.ToDictionary(change => change.Name, change => change.Value), back).ConfigureAwait(false);
            return [.. plan.Select(change => Told(change.Change, after))];
        }
        catch (FaultException e) when (e.Kind == FaultKind.NfsClientNotChanged)
        {
            if (earlier is null)
                records.Remove(Point);
            else
                records.Write(earlier);
            throw;
        }
    }

    /// <summary>What differs from what was written down. Throws FaultException (MountRecordNotFound, MountRecordInvalid).</summary>
    public IReadOnlyList<ClientChange> Back(NfsClientState now) => [.. Values(Record()).Where(pair => !Is(now.Words, pair)).Select(pair => new ClientChange(pair.Key, pair.Value, new MountOptionChange
    {
        Target = host.ComputerName,
        Option = pair.Key,
        Current = InFull(now.Words, pair.Key),
        Proposed = ClientPlan.InFull(pair.Value, ClientPlan.Unit(pair.Key)),
        Why = "It was so before.",
        AppliedBy = MountChangeWay.ClientSetting,
    }))];

    /// <summary>Puts back, and forgets. Throws FaultException (NfsClientNotChanged, NfsClientHalfChanged); what was written down stays then.</summary>
    public async Task<IReadOnlyList<MountOptionChange>> RestoreAsync(NfsClientState before, IReadOnlyList<ClientChange> plan, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var after = plan.Count == 0 ? before.Words
            : await SetAsync(plan.ToDictionary(change => change.Name, change => change.Value), plan.ToDictionary(change => change.Name, change => before.Words[change.Name])).ConfigureAwait(false);
        records.Remove(Point);
        return [.. plan.Select(change => Told(change.Change, after))];
    }

    /// <summary>Never stopped half-way: each step has its own limit of time.</summary>
    async Task<IReadOnlyDictionary<string, string>> SetAsync(IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, string> back)
    {
        FaultException? fault = null;
        var after = await TryAsync(values).ConfigureAwait(false);
        if (after is not null && values.All(pair => Is(after, pair)))
            return after;
        var why = fault?.Detail ?? string.Join(", ", values.Where(pair => after is null || !Is(after, pair)).Select(pair => $"{pair.Key} {pair.Value} was accepted, and {InFull(after, pair.Key)} is read"));
        var now = await TryAsync(null).ConfigureAwait(false);
        if (now is null || !back.All(pair => Is(now, pair)))
            now = await TryAsync(back).ConfigureAwait(false);
        throw now is not null && back.All(pair => Is(now, pair))
            ? new FaultException(FaultKind.NfsClientNotChanged, host.ComputerName, why, fault)
            : new FaultException(FaultKind.NfsClientHalfChanged, host.ComputerName, $"{why}; before it was {string.Join(", ", back.Select(pair => $"{pair.Key} {pair.Value}"))}", fault);

        async Task<IReadOnlyDictionary<string, string>?> TryAsync(IReadOnlyDictionary<string, string>? wanted)
        {
            try
            {
                if (wanted is not null)
                    await host.ChangeAsync(wanted.ToDictionary(pair => pair.Key, pair => ClientProperties.Parse(pair.Key, pair.Value)!), CancellationToken.None).ConfigureAwait(false);
                return (await NfsClientState.ReadAsync(host, CancellationToken.None).ConfigureAwait(false)).Words;
            }
            catch (FaultException e)
            {
                fault ??= e;
                return null;
            }
        }
    }

    MountRecord Record() => records.Find(Point) ?? throw new FaultException(FaultKind.MountRecordNotFound, host.ComputerName, "there is no record of its NFS client");

    static Dictionary<string, string> Values(MountRecord record) => MountOption.Parse(record.Options).ToDictionary(
        option => option.Name,
        option => option.Value is { } value && ClientProperties.Parse(option.Name, value) is not null ? value
            : throw new FaultException(FaultKind.MountRecordInvalid, record.Point, $"{option} is no setting of a client"));

    static bool Is(IReadOnlyDictionary<string, string> words, KeyValuePair<string, string> pair) =>
        words.TryGetValue(pair.Key, out var word) && string.Equals(word, pair.Value, StringComparison.OrdinalIgnoreCase);

    static string InFull(IReadOnlyDictionary<string, string>? words, string name) =>
        words is not null && words.TryGetValue(name, out var word) ? ClientPlan.InFull(word, ClientPlan.Unit(name)) : "nothing";

    static MountOptionChange Told(MountOptionChange change, IReadOnlyDictionary<string, string> after) =>
        change.With(applied: true, InFull(after, change.Option), reason: null);
}
