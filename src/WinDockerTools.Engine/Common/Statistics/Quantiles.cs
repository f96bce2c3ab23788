using System;

namespace WinDockerTools.Engine.Common.Statistics;

/// <summary>What a distribution lies above with a given small probability.</summary>
static class Quantiles
{
    /// <summary>Abramowitz and Stegun 26.2.23, error below 5e-4.</summary>
    public static double Normal(double tail)
    {
        var t = Math.Sqrt(-2 * Math.Log(tail));
        return t - ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308)))))));
    }

    /// <summary>Within 2 % from four degrees of freedom, for tails from 1 % (Abramowitz and Stegun 26.7.5).</summary>
    public static double Student(double tail, int freedom)
    {
        var z = Normal(tail);
        double cube = z * z * z, fifth = cube * z * z, seventh = fifth * z * z;
        return z
            + ((cube + z) / (4 * freedom))
            + (((5 * fifth) + (16 * cube) + (3 * z)) / (96 * Math.Pow(freedom, 2)))
            + (((3 * seventh) + (19 * fifth) + (17 * cube) - (15 * z)) / (384 * Math.Pow(freedom, 3)));
    }
}
