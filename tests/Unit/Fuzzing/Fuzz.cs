using System;
using System.Threading;
using CsCheck;
using WinDockerTools.Engine.Common;
using Xunit;

namespace WinDockerTools.Tests.Fuzzing;

/// <summary>Runs code on many made-up inputs: each must be read, or be refused with one of the faults expected.</summary>
static class Fuzz
{
    const int Many = 100_000;

    /// <summary>
    /// <paramref name="read"/> throws what it must not. A share of the inputs has to be good and a share refused, else
    /// the generator says nothing about the code. Expensive reading takes fewer inputs.
    /// </summary>
    public static void Run<T>(Gen<T> inputs, Action<T> read, FaultKind[] allowed, int count = Many, int threads = -1)
    {
        int good = 0, refused = 0;
        inputs.Sample(
            input =>
            {
                try
                {
                    read(input);
                    Interlocked.Increment(ref good);
                }
                catch (FaultException e) when (Array.IndexOf(allowed, e.Kind) >= 0)
                {
                    Interlocked.Increment(ref refused);
                }
            },
            iter: count,
            threads: threads);
        Assert.True(good > count / 200 && refused > count / 200, $"{good} good and {refused} refused inputs are too one-sided");
    }

    /// <summary>For what takes any input at all.</summary>
    public static void All<T>(Gen<T> inputs, Action<T> use, int count = Many) => inputs.Sample(use, iter: count);

    public static void All<T1, T2>(Gen<(T1, T2)> inputs, Action<T1, T2> use, int count = Many) => All(inputs, input => use(input.Item1, input.Item2), count);
}
