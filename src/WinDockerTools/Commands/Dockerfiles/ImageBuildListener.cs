using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Dockerfiles.Measuring;
using WinDockerTools.Shell;

namespace WinDockerTools.Commands.Dockerfiles;

/// <summary>Hands on to the pipeline what a measurement tells while it goes on.</summary>
sealed class ImageBuildListener(MeasureImageBuildCommand command, bool passThru) : IImageBuildListener
{
    readonly Stopwatch sinceStatus = new();
    volatile WorkStatus status = new(0, null, "reading the build contexts", null);

    /// <summary>Where the measurement is, its time left running down.</summary>
    public WorkStatus Status => status is { Left: { } left } now ? now with { Left = left - sinceStatus.Elapsed } : status;

    public Task SampleAsync(ImageBuildSample sample) => command.PostAsync(() =>
    {
        if (passThru && sample.Iteration > 0)
            command.WriteObject(sample);
        command.WriteVerbose(string.Format(CultureInfo.InvariantCulture, "{0}{1}", sample, sample.Duration is { } time ? $" in {time.TotalSeconds:0.00} s" : ""));
    });

    public Task FaultAsync(FaultException fault) => command.PostAsync(() => command.WriteError(Errors.From(fault)));

    public Task ProgressAsync(int done, int all, string now, TimeSpan? left)
    {
        sinceStatus.Restart();
        status = new WorkStatus(done, all, string.Format(CultureInfo.InvariantCulture, "{0} ({1} of {2} builds made)", now, done, all), left);
        return Task.CompletedTask;
    }
}
