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

    /// <summary>
    /// <c>10mb</c>, <c>10m</c> or <c>10485760</c> as the docker command reads them, in binary multiples; null where it
    /// is none, or too large.
    /// </summary>
    public static long? Parse(string text)
    {
        var word = text.Trim().ToLowerInvariant();
        if (word.EndsWith("b", System.StringComparison.Ordinal))
            word = word.Substring(0, word.Length - 1);
        var unit = word.Length > 0 ? "kmgt".IndexOf(word[word.Length - 1]) + 1 : 0;
        if (unit > 0)
            word = word.Substring(0, word.Length - 1);
        return double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value * System.Math.Pow(1024, unit) is var bytes and < long.MaxValue
            ? (long)bytes : null;
    }
}
