using System;
using System.Globalization;
using System.Management.Automation;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Measuring;
using WinDockerTools.Engine.Common;
using WinDockerTools.Shell;

namespace WinDockerTools.Commands.Builds;

/// <summary>Hands on to the pipeline what a measurement tells while it goes on.</summary>
sealed class MeasurementListener(MeasureGoBuildInContainerCommand command, string path, bool passThru) : IMeasurementListener, IDisposable
{
    const int Activity = 1;

    bool isShown;

    public Task SampleAsync(GoBuildSample sample) => command.PostAsync(() =>
    {
        if (passThru)
            command.WriteObject(sample);
        command.WriteVerbose(string.Format(CultureInfo.InvariantCulture, "{0} in {1:0.00} s, {2:0.00} s in all", sample, sample.Duration?.TotalSeconds, sample.Total.TotalSeconds));
    });

    public Task FaultAsync(FaultException fault) => command.PostAsync(() => command.WriteError(Errors.From(fault, path)));

    public Task WarnAsync(string text) => command.PostAsync(() => command.WriteWarning(text));

    public Task AnnounceAsync(int builds, TimeSpan estimate) => command.PostAsync(() => command.WriteVerbose(
        $"{builds} builds of '{path}' will take about {Math.Ceiling(estimate.TotalSeconds).ToString(CultureInfo.InvariantCulture)} s."));

    public Task ProgressAsync(int done, int all, string now, TimeSpan? left) => command.PostAsync(() =>
    {
        isShown = true;
        command.WriteProgress(new ProgressRecord(Activity, $"Measuring builds of {path}", $"{now} ({done} of {all} builds made)")
        {
            PercentComplete = all > 0 ? Math.Min(100, 100 * done / all) : 0,
            SecondsRemaining = left is { } time ? (int)Math.Ceiling(time.TotalSeconds) : -1,
        });
    });

    // After a stop there is no pipeline to write to, and PowerShell takes the bar away itself.
    public void Dispose()
    {
        if (isShown)
            _ = command.PostAsync(() => command.WriteProgress(new ProgressRecord(Activity, $"Measuring builds of {path}", "done") { RecordType = ProgressRecordType.Completed }));
    }
}
