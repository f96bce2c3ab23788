using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Platform.Windows.Cim;

/// <summary>
/// The registry of another machine, by the class StdRegProv (learn.microsoft.com/previous-versions/windows/desktop/regprov).
/// Whoever reads is run over what is known so far, and told that nothing else is there; what it asked for is fetched,
/// all at once, and it is run again, until it asks for nothing new.
/// </summary>
sealed class CimRegistry(ICimHost host)
{
    const string Namespace = @"root\cimv2", Class = "StdRegProv";

    // HKEY_LOCAL_MACHINE
    const uint Machine = 0x80000002;

    const int Done = 0, NotFound = 2, Denied = 5;

    const int ExpandedText = 2, Number = 4, Texts = 7;

    // Whoever reads needs a key, then a value of it, then what depends on that.
    const int Rounds = 8;

    readonly Dictionary<string, KeyValues?> keys = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<(string Key, string Name), object?> values = [];

    /// <summary>Throws FaultException where the machine stops to answer.</summary>
    public async Task<T> ReadAsync<T>(Func<RegistryReader, T> read, CancellationToken stop)
    {
        for (var round = 1; ; round++)
        {
            var wanted = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            var wantedValues = new HashSet<(string Key, string Name)>();
            var result = read(Reader(wanted, wantedValues));
            if (wanted.Count + wantedValues.Count == 0)
                return result;
            if (round > Rounds)
                throw new InvalidOperationException($"The registry of {host.ComputerName} is asked for more and more.");
            var newKeys = Task.WhenAll(wanted.Select(async key => (Key: key, Values: await KeyAsync(key, stop).ConfigureAwait(false))));
            var newValues = Task.WhenAll(wantedValues.Select(async value => (Place: value, Value: await ValueAsync(value.Key, value.Name, stop).ConfigureAwait(false))));
            await Task.WhenAll(newKeys, newValues).ConfigureAwait(false);
            foreach (var (key, found) in await newKeys.ConfigureAwait(false))
                keys[key] = found;
            foreach (var (place, value) in await newValues.ConfigureAwait(false))
                values[place] = value;
        }
    }

    RegistryReader Reader(HashSet<string> wanted, HashSet<(string Key, string Name)> wantedValues)
    {
        return new RegistryReader(Value, Names, key => Key(key) is not null);

        KeyValues? Key(string key)
        {
            if (!keys.TryGetValue(key, out var found))
                wanted.Add(key);
            return found;
        }

        IReadOnlyList<string>? Names(string key) => Key(key) switch
        {
            null => [],
            { IsDenied: true } => null,
            var found => [.. found.Kinds.Keys],
        };

        object? Value(string key, string name)
        {
            if (Key(key)?.Kinds.ContainsKey(name) != true)
                return null;
            if (values.TryGetValue((key, name), out var value))
                return value;
            wantedValues.Add((key, name));
            return null;
        }
    }

    // Null where there is no such key.
    async Task<KeyValues?> KeyAsync(string key, CancellationToken stop)
    {
        var answer = await host.CallAsync(Call("EnumValues", key, null), stop).ConfigureAwait(false);
        return answer.Number("ReturnValue") switch
        {
            Done => new KeyValues(false, Kinds(answer)),
            NotFound => null,
            Denied => new KeyValues(true, new Dictionary<string, int>()),
            var code => throw Failed(key, code),
        };
    }

    static Dictionary<string, int> Kinds(CimRow answer)
    {
        var kinds = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, kind) in (answer.Texts("sNames") ?? []).Zip(answer.Numbers("Types") ?? [], (name, kind) => (name, kind)))
            kinds[name] = (int)kind;
        return kinds;
    }

    async Task<object?> ValueAsync(string key, string name, CancellationToken stop)
    {
        var (method, field) = keys[key]!.Kinds[name] switch
        {
            Number => ("GetDWORDValue", "uValue"),
            Texts => ("GetMultiStringValue", "sValue"),
            ExpandedText => ("GetExpandedStringValue", "sValue"),
            _ => ("GetStringValue", "sValue"),
        };
        var answer = await host.CallAsync(Call(method, key, name), stop).ConfigureAwait(false);
        return answer.Number("ReturnValue") switch
        {
            // As the registry itself gives it out in .NET: signed.
            Done when method == "GetDWORDValue" => answer.Number(field) is { } number ? unchecked((int)number) : null,
            Done => answer.Value(field),
            // It may have gone since it was listed, and other kinds are not read.
            _ => null,
        };
    }

    static CimCall Call(string method, string key, string? name)
    {
        var arguments = new Dictionary<string, object> { ["hDefKey"] = Machine, ["sSubKeyName"] = key };
        if (name is not null)
            arguments["sValueName"] = name;
        return new CimCall(Namespace, Class, method, arguments);
    }

    FaultException Failed(string key, long? code) => new(FaultKind.HostFailed, host.ComputerName, $"its registry cannot be read at {key}: error {code}");

    sealed record KeyValues(bool IsDenied, IReadOnlyDictionary<string, int> Kinds);
}
