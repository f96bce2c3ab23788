using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Measuring;
using WinDockerTools.Engine.Common;
using WinDockerTools.Shell;

namespace WinDockerTools.Commands.Builds;

/// <summary>Hands on to the pipeline what a measurement tells while it goes on.</summary>
sealed class MeasurementListener(MeasureGoBuildInContainerCommand command, string path, bool passThru) : IMeasurementListener
{
    readonly Stopwatch sinceStatus = new();
    volatile WorkStatus status = new(0, null, $"{path}: reading the sources", null);

    /// <summary>Where the measurement is, its time left running down.</summary>
    public WorkStatus Status => status is { Left: { } left } now ? now with { Left = left - sinceStatus.Elapsed } : status;

    public Task SampleAsync(GoBuildSample sample) => command.PostAsync(() =>
    {
        if (passThru)
            command.WriteObject(sample);
        var duration = sample.Duration is { } time ? string.Format(CultureInfo.InvariantCulture, " in {0:0.00} s", time.TotalSeconds) : "";
        command.WriteVerbose(string.Format(CultureInfo.InvariantCulture, "{0}{1}, {2:0.00} s in all", sample, duration, sample.Total.TotalSeconds));
    });

    public Task FaultAsync(FaultException fault) => command.PostAsync(() => command.WriteError(Errors.From(fault, path)));

    public Task WarnAsync(string text) => command.PostAsync(() => command.WriteWarning(text));

    public Task AnnounceAsync(int builds, TimeSpan? estimate) => command.PostAsync(() => command.WriteVerbose(estimate is { } time
        ? $"{builds} builds of '{path}' will take about {Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture)} s."
        : $"{builds} builds of '{path}' will be made; how long they take is known after the first ones."));

    public Task ProgressAsync(int done, int all, string now, TimeSpan? left)
    {
        sinceStatus.Restart();
        status = new WorkStatus(done, all, $"{path}: {now} ({done} of {all} builds made)", left);
        return Task.CompletedTask;
    }
}
