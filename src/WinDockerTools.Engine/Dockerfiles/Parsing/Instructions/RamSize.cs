using System.Globalization;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

/// <summary>Sizes as Docker's command line writes them (go-units): <c>64m</c>, <c>1.5GiB</c>; units are powers of 1024.</summary>
static class RamSize
{
    const string Units = "bkmgtp";

    /// <summary>Bytes; null for what is no size.</summary>
    public static long? Parse(string text)
    {
        var end = text.Length;
        while (end > 0 && text[end - 1] is not ((>= '0' and <= '9') or '.' or ' '))
            end--;
        var unit = text.Substring(end).ToLowerInvariant();
        var number = end > 0 && text[end - 1] == ' ' ? text.Substring(0, end - 1) : text.Substring(0, end);
        var power = unit.Length == 0 ? 0 : Units.IndexOf(unit[0]);
        var isUnit = unit.Length < 2 || (power > 0 && unit.Substring(1) is "b" or "ib");
        return power >= 0 && isUnit
            && double.TryParse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var size) && size >= 0
            && Scaled(size, power) is < long.MaxValue and var bytes
            ? (long)bytes
            : null;
    }

    static double Scaled(double size, int power)
    {
        for (; power > 0; power--)
            size *= 1024;
        return size;
    }
}
