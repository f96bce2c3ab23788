using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Platform.Windows;

namespace WinDockerTools.Tests.Machine;

/// <summary>A registry of supplied values, by key and name with a backslash between them; an empty name makes a key alone.</summary>
static class SuppliedRegistry
{
    public static RegistryReader Of(Dictionary<string, object> values, params string[] forbidden) => new(
        (key, name) => values.TryGetValue($@"{key}\{name}", out var value) ? value : null,
        key => forbidden.Contains(key) ? null : [.. values.Keys.Where(name => IsIn(name, key)).Select(name => name.Substring(key.Length + 1)).Where(name => name.Length > 0)],
        key => forbidden.Contains(key) || values.Keys.Any(name => IsIn(name, key)));

    static bool IsIn(string name, string key) => name.StartsWith(key + @"\", StringComparison.Ordinal);
}
