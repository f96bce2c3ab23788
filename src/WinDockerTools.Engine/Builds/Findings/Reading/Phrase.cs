using System;
using System.Globalization;
using System.Linq;

namespace WinDockerTools.Engine.Builds.Findings.Reading;

/// <summary>Figures and names as the texts of findings show them.</summary>
static class Phrase
{
    public static string Time(TimeSpan? time) => time?.TotalSeconds switch
    {
        null => "an unknown time",
        >= 120 and var seconds => Number(seconds / 60, "0.#") + " min",
        >= 10 and var seconds => Number(seconds, "0.0") + " s",
        var seconds => Number(seconds.Value, "0.00") + " s",
    };

    public static string Number(double value, string format = "0.##") => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>A state within a sentence.</summary>
    public static string Build(GoBuildState state) => state switch
    {
        GoBuildState.Cold => "A cold build",
        GoBuildState.Warm => "A build of unchanged sources",
        _ => "A build after editing one file",
    };

    /// <summary>Bytes as <c>docker run --memory</c> takes them, rounded up.</summary>
    public static string DockerMemory(long bytes) => $"{(bytes + Mebi - 1) / Mebi}m";

    /// <summary>A word for sh and for Dockerfile lines.</summary>
    public static string Shell(string word) =>
        word.Length > 0 && word.All(c => char.IsLetterOrDigit(c) || "/._-+=:,@%".IndexOf(c) >= 0) ? word : $"'{word.Replace("'", "'\\''")}'";

    /// <summary>The package of a measurement as an argument; the folder's own where none was given.</summary>
    public static string Package(GoBuildMeasurement measured) => measured.Package.Length == 0 ? "." : Shell(measured.Package);

    const long Mebi = 1 << 20;
}
