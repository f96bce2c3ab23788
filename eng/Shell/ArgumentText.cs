using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Shell.Host;

/// <summary>Command line arguments as script text: parameter names stay bare, everything else is a quoted string.</summary>
static class ArgumentText
{
    public static string From(IEnumerable<string> arguments) => string.Join(' ', arguments.Select(One));

    public static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    static string One(string argument) =>
        argument.Length > 1 && argument[0] == '-' && char.IsLetter(argument[1]) ? argument : Quote(argument);
}
