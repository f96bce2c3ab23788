using System;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Dockerfiles.Measuring;

/// <summary>Hears of a measurement while it goes on.</summary>
interface IImageBuildListener
{
    Task SampleAsync(ImageBuildSample sample);

    /// <summary>A file, or a state of it, cannot go on; the others do.</summary>
    Task FaultAsync(FaultException fault);

    /// <param name="done">Builds made.</param>
    /// <param name="all">Builds in all.</param>
    /// <param name="now">What is being built.</param>
    /// <param name="left">Time left; null before it is known.</param>
    Task ProgressAsync(int done, int all, string now, TimeSpan? left);
}
