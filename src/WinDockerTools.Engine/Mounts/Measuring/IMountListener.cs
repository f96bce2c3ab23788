using System;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Mounts.Measuring;

/// <summary>Hears of a measurement while it goes on.</summary>
interface IMountListener
{
    /// <summary>A place cannot be measured, or not to the end; the others are.</summary>
    /// <param name="place">As the user named it.</param>
    /// <param name="fault">Why.</param>
    Task FaultAsync(string place, FaultException fault);

    /// <summary>Something of a place is not measured.</summary>
    Task OmitAsync(string place, string what);

    /// <param name="done">Rounds of a place that are over.</param>
    /// <param name="all">Those of all places.</param>
    /// <param name="now">What is being done.</param>
    /// <param name="left">Time left; null before it is known.</param>
    Task ProgressAsync(int done, int all, string now, TimeSpan? left);
}
