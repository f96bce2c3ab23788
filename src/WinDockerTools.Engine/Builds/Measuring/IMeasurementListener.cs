using System;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Measuring;

/// <summary>Hears of a measurement while it goes on.</summary>
interface IMeasurementListener
{
    Task SampleAsync(GoBuildSample sample);

    /// <summary>A scenario cannot go on; the others do.</summary>
    Task FaultAsync(FaultException fault);

    /// <summary>How many builds will be made, and how long that will take; null where no build was made yet to tell by.</summary>
    Task AnnounceAsync(int builds, TimeSpan? estimate);

    /// <param name="done">Builds made, warm-up included.</param>
    /// <param name="all">Builds in all.</param>
    /// <param name="now">What is being built.</param>
    /// <param name="left">Time left; null before it is known.</param>
    Task ProgressAsync(int done, int all, string now, TimeSpan? left);

    Task WarnAsync(string text);
}
