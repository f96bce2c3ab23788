namespace WinDockerTools.Engine.Common.Statistics;

/// <summary>
/// The SplitMix64 generator (Steele, Lea, Flood 2014): System.Random gives other numbers on .NET Framework than on .NET,
/// and the same samples must give the same answer on both.
/// </summary>
sealed class SplitMix(int seed)
{
    ulong state = unchecked((ulong)seed);

    /// <summary>A number from 0 to <paramref name="bound"/> - 1.</summary>
    public int Next(int bound)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (int)((((mixed ^ (mixed >> 31)) >> 32) * (ulong)bound) >> 32);
        }
    }
}
