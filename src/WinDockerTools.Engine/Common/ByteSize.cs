using System.Globalization;

namespace WinDockerTools.Engine.Common;

/// <summary>Byte counts as people read them: binary multiples, three significant digits.</summary>
public static class ByteSize
{
    static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    /// <summary><c>1536</c> gives <c>1.5 KiB</c>; <see langword="null"/> (not observed) gives an empty string.</summary>
    public static string Format(long? bytes)
    {
        if (bytes is not { } count)
            return "";
        double value = count;
        var unit = 0;
        while (System.Math.Abs(value) >= 999.5 && unit < Units.Length - 1)
        {
            value /= 1024;
            unit++;
        }
        var digits = unit == 0 || System.Math.Abs(value) >= 99.95 ? "0" : System.Math.Abs(value) >= 9.995 ? "0.0" : "0.00";
        return $"{value.ToString(digits, CultureInfo.InvariantCulture)} {Units[unit]}";
    }
}
