using System;
using System.Globalization;

namespace WinDockerTools;

/// <summary>A 95 % bootstrap interval of a median time.</summary>
public sealed record TimeInterval(TimeSpan Low, TimeSpan High)
{
    const double Milliseconds = 1e3, Microseconds = 1e6;

    // Where two digits of a second would show nothing.
    static readonly TimeSpan Short = TimeSpan.FromMilliseconds(100), VeryShort = TimeSpan.FromMilliseconds(1);

    public override string ToString() => High >= Short ? Text(1, "s") : High >= VeryShort ? Text(Milliseconds, "ms") : Text(Microseconds, "µs");

    string Text(double parts, string unit) => string.Format(
        CultureInfo.InvariantCulture, "{0:0.00}-{1:0.00} {2}", Low.TotalSeconds * parts, High.TotalSeconds * parts, unit);
}
