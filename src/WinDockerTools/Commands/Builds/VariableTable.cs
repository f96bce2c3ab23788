using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace WinDockerTools.Commands.Builds;

/// <summary>Reads <c>-Environment @{ CGO_ENABLED = 0 }</c>; values become text as in a string of PowerShell, whatever the culture.</summary>
static class VariableTable
{
    public static Dictionary<string, string> Read(Hashtable table) => table.Cast<DictionaryEntry>().ToDictionary(
        pair => LanguagePrimitives.ConvertTo<string>(pair.Key), pair => LanguagePrimitives.ConvertTo<string>(pair.Value) ?? "", StringComparer.Ordinal);
}
