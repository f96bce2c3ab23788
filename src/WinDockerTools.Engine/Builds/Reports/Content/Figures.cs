using System;
using System.Globalization;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Reports.Content;

/// <summary>Figures with their units, the same in every country; null where there is none.</summary>
static class Figures
{
    public static string? Time(TimeSpan? time) => time is { } value ? Seconds(value.TotalSeconds) : null;

    public static string Seconds(double seconds) => Three(seconds) + " s";

    public static string? Range(TimeInterval? interval) =>
        interval is null ? null : $"{Three(interval.Low.TotalSeconds)} to {Three(interval.High.TotalSeconds)} s";

    public static string? Range(RatioInterval? interval) =>
        Finite(interval?.Low) is { } low && Finite(interval?.High) is { } high ? $"{Three(low)} to {Three(high)}" : null;

    public static string? Times(double? ratio) => Finite(ratio) is { } value ? Three(value) + "×" : null;

    public static string? Percent(double? percent) => Finite(percent) is { } value ? Number(value, Math.Abs(value) < 9.95 ? "0.0" : "0") + " %" : null;

    public static string? Bytes(long? bytes) => bytes is null ? null : ByteSize.Format(bytes);

    public static string? Count(long? count) => count is { } value ? value.ToString("#,0", CultureInfo.InvariantCulture) : null;

    public static string? Plain(double? value) => Finite(value) is { } number ? Number(number, "0.0") : null;

    public static string Moment(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);

    public static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    public static double? Finite(double? value) => value is { } number && !double.IsNaN(number) && !double.IsInfinity(number) ? number : null;

    static string Three(double value) => Number(value, Math.Abs(value) switch { >= 99.95 => "0", >= 9.995 => "0.0", >= 0.9995 => "0.00", _ => "0.000" });
}
