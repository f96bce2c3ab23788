using System;

namespace WinDockerTools.Bench;

/// <summary>
/// Made-up times of two builds in interleaved rounds: log-normal, some disturbed by 10 to 40 %, under a load of up to
/// <paramref name="Drift"/> that swells, grows or sets in over the rounds. The second takes <c>ratio</c> times as long.
/// </summary>
sealed record SimulatedBuilds(string Name, double Spread, double Disturbed, double Drift)
{
    public static SimulatedBuilds[] Kinds { get; } =
    [
        new("2 % spread", 0.02, 0, 0),
        new("2 %, disturbed", 0.02, 0.075, 0),
        new("2 %, disturbed, load", 0.02, 0.075, 0.2),
        new("4 % spread", 0.04, 0, 0),
        new("4 %, disturbed, load", 0.04, 0.075, 0.2),
        new("1 %, disturbed, load", 0.01, 0.1, 0.2),
    ];

    public (double[] Baseline, double[] Other) Draw(Random random, int rounds, double ratio)
    {
        var load = Load(random);
        double[] baseline = new double[rounds], other = new double[rounds];
        for (var round = 0; round < rounds; round++)
        {
            var otherFirst = random.Next(2);
            baseline[round] = Build(otherFirst);
            other[round] = ratio * Build(1 - otherFirst);

            double Build(int turn) => (1 + (Drift * load((round + (turn / 2.0)) / rounds)))
                * Math.Exp(Spread * Normal(random))
                * (random.NextDouble() < Disturbed ? 1.1 + (0.3 * random.NextDouble()) : 1);
        }
        return (baseline, other);
    }

    /// <summary>From 0 to 1, by the time that has passed.</summary>
    static Func<double, double> Load(Random random)
    {
        double phase = random.NextDouble(), cycles = 0.5 + random.NextDouble();
        return random.Next(3) switch
        {
            0 => time => 0.5 + (0.5 * Math.Sin(2 * Math.PI * (phase + (cycles * time)))),
            1 => time => phase < 0.5 ? time : 1 - time,
            _ => time => time < phase == cycles < 1 ? 1 : 0,
        };
    }

    static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
