using System;
using System.Globalization;
using System.IO;

namespace WinDockerTools.Engine.Platform.Linux;

/// <summary>How busy this machine is.</summary>
static class LoadAverage
{
    const string File = "/proc/loadavg";

    /// <summary>Runnable processes over the last minute; null where the system does not tell.</summary>
    public static double? Read()
    {
        try
        {
            return System.IO.File.Exists(File) && double.TryParse(
                System.IO.File.ReadAllText(File).Split(' ')[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var load) ? load : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
