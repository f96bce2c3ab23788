using System;
using System.Globalization;

namespace WinDockerTools;

/// <summary>A 95 % bootstrap interval of a median time.</summary>
public sealed record TimeInterval(TimeSpan Low, TimeSpan High)
{
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, "{0:0.00}-{1:0.00} s", Low.TotalSeconds, High.TotalSeconds);
}
