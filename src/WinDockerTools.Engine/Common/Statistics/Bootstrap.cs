using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Common.Statistics;

/// <summary>Medians of samples drawn again from samples, with replacement.</summary>
static class Bootstrap
{
    const int Draws = 8_000;

    /// <summary>
    /// Every draw is followed by its mirror image, the lowest sample for the highest and so on. So the interval of
    /// ratios turned upside down is the interval turned upside down.
    /// </summary>
    public static double[] Medians(IReadOnlyList<double> samples, SplitMix random)
    {
        var sorted = samples.OrderBy(sample => sample).ToArray();
        var places = new int[sorted.Length];
        var medians = new double[Draws];
        for (var draw = 0; draw < Draws; draw += 2)
        {
            for (var i = 0; i < places.Length; i++)
                places[i] = random.Next(places.Length);
            Array.Sort(places);
            int low = places[(places.Length - 1) / 2], high = places[places.Length / 2], last = sorted.Length - 1;
            medians[draw] = Median.Middle(sorted[low], sorted[high]);
            medians[draw + 1] = Median.Middle(sorted[last - high], sorted[last - low]);
        }
        return medians;
    }

    /// <summary>
    /// The expanded percentile interval (Hesterberg 2015, doi:10.1080/00031305.2015.1089789): what is cut off on each
    /// side is less than 2.5 %, since few samples spread less than what they are drawn from.
    /// </summary>
    public static (double Low, double High) Interval(double[] drawn, int samples)
    {
        Array.Sort(drawn);
        var cut = (int)(Tail(samples) * drawn.Length);
        return (drawn[cut], drawn[drawn.Length - 1 - cut]);
    }

    static double Tail(int samples) => UpperTail(Math.Sqrt(samples / (samples - 1.0)) * Quantiles.Student(0.025, samples - 1));

    /// <summary>The normal distribution above <paramref name="z"/> (Abramowitz and Stegun 26.2.16, error below 1e-5).</summary>
    static double UpperTail(double z)
    {
        var t = 1 / (1 + (0.33267 * z));
        return Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * t * (0.4361836 + (t * (-0.1201676 + (t * 0.9372980))));
    }
}
