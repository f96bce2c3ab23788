using System.Globalization;

namespace WinDockerTools;

/// <summary>A 95 % interval of a ratio, without unit.</summary>
public sealed record RatioInterval(double Low, double High)
{
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0:0.000}-{1:0.000}", Low, High);
}
