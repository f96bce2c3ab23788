using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace WinDockerTools.Engine.Platform.Windows.Cim;

/// <summary>Properties by name; what Windows leaves empty, or gives in another kind than asked for, is null.</summary>
sealed class CimRow(IReadOnlyDictionary<string, object?> values)
{
    public object? Value(string name) => values.TryGetValue(name, out var value) ? value : null;

    public string? Text(string name) => Value(name) is string { Length: > 0 } text ? text : null;

    public bool? Flag(string name) => Value(name) as bool?;

    /// <summary>Of any of CIM's kinds of numbers.</summary>
    public long? Number(string name) => Value(name) is IConvertible value and (sbyte or byte or short or ushort or int or uint or long or ulong)
        ? value is ulong and > long.MaxValue ? null : value.ToInt64(CultureInfo.InvariantCulture) : null;

    public IReadOnlyList<string>? Texts(string name) => Value(name) as string[];

    public IReadOnlyList<long>? Numbers(string name) => Value(name) switch
    {
        int[] numbers => [.. numbers.Select(number => (long)number)],
        uint[] numbers => [.. numbers.Select(number => (long)number)],
        _ => null,
    };
}
