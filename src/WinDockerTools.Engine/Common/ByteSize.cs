using System.Globalization;
using System.Text.RegularExpressions;

namespace WinDockerTools.Engine.Common;

/// <summary>Byte counts as people read them: binary multiples, three significant digits.</summary>
public static class ByteSize
{
    static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
    static readonly Regex Form = new(@"^(?<count>[0-9]+(\.[0-9]+)?) ?(?<unit>[kKmMgGtTpP]?)[iI]?[bB]?\z", RegexOptions.CultureInvariant);

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
    /// <c>10mb</c>, <c>10m</c>, <c>10 MiB</c> or <c>10485760</c> as the docker command reads them (docker/go-units), in
    /// binary multiples; null where it is none, or too large.
    /// </summary>
    public static long? Parse(string text)
    {
        if (Form.Match(text.Trim()) is not { Success: true } form)
            return null;
        var unit = "kmgtp".IndexOf(form.Groups["unit"].Value.ToLowerInvariant(), System.StringComparison.Ordinal) + 1;
        var bytes = double.Parse(form.Groups["count"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * System.Math.Pow(1024, form.Groups["unit"].Length * unit);
        return bytes < long.MaxValue ? (long)bytes : null;
    }
}
