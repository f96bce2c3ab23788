using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Commands.Hosts;

/// <summary>Reads <c>-Configuration @{ debug = $true }</c>: texts, numbers, booleans, lists, and tables or objects of them.</summary>
static class SettingsTable
{
    /// <summary>Throws FaultException (DaemonConfigInvalid) for a value that no setting has.</summary>
    public static JsonObject Read(IDictionary table) => Read(table, "");

    static JsonObject Read(IDictionary table, string name)
    {
        var settings = new JsonObject();
        foreach (DictionaryEntry entry in table)
            settings[entry.Key.ToString()!] = Node(entry.Value, Below(name, entry.Key.ToString()!));
        return settings;
    }

    static JsonNode? Node(object? value, string name) => value switch
    {
        null => null,
        PSObject { BaseObject: PSCustomObject } item => Read(item.Properties.ToDictionary(property => property.Name, property => property.Value), name),
        PSObject wrapped => Node(wrapped.BaseObject, name),
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        SwitchParameter flag => JsonValue.Create(flag.IsPresent),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        IDictionary table => Read(table, name),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(item => Node(item, name))]),
        _ => throw new FaultException(FaultKind.DaemonConfigInvalid, name, $"a {value.GetType().Name} is no value of a setting"),
    };

    static string Below(string name, string key) => name.Length == 0 ? key : $"{name}.{key}";
}
