using System.Text.RegularExpressions;

namespace WinDockerTools.Engine.Common;

/// <summary>A folder that Microsoft Defender leaves alone, with all that is below it.</summary>
static class DefenderExclusion
{
    /// <summary>It may have wildcards, each within one folder's name (learn.microsoft.com/defender-endpoint/configure-extension-file-exclusions).</summary>
    public static bool Covers(string excluded, string path) => Regex.IsMatch(
        path.Replace('/', '\\') + "\\",
        "^" + Regex.Escape(excluded.Replace('/', '\\').TrimEnd('\\') + "\\").Replace("\\*", "[^\\\\]*").Replace("\\?", "[^\\\\]"),
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
