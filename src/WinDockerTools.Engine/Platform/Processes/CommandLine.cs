using System.Text;

namespace WinDockerTools.Engine.Platform.Processes;

/// <summary>Arguments as the Microsoft C runtime takes a command line apart again.</summary>
static class CommandLine
{
    public static string Quote(string argument)
    {
        if (argument.Length > 0 && argument.IndexOfAny([' ', '\t', '\n', '\v', '"']) < 0)
            return argument;
        var quoted = new StringBuilder("\"");
        var backslashes = 0;
        foreach (var letter in argument)
        {
            if (letter == '\\')
            {
                backslashes++;
                continue;
            }
            // Backslashes count double before a quote alone.
            quoted.Append('\\', letter == '"' ? 2 * backslashes + 1 : backslashes).Append(letter);
            backslashes = 0;
        }
        return quoted.Append('\\', 2 * backslashes).Append('"').ToString();
    }
}
