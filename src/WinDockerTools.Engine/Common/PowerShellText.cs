using System.Text;

namespace WinDockerTools.Engine.Common;

/// <summary>Text within commands that are shown to be run.</summary>
static class PowerShellText
{
    /// <summary>In single quotes, of which PowerShell knows five (about_Quoting_Rules; CharTraits.cs).</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (var letter in text)
        {
            if (letter is '\'' or '\u2018' or '\u2019' or '\u201a' or '\u201b')
                quoted.Append(letter);
            quoted.Append(letter);
        }
        return quoted.Append('\'').ToString();
    }
}
