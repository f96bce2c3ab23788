using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Features;
using WinDockerTools.Engine.Platform.Windows;
using WinDockerTools.Engine.Platform.Windows.Dism;
using WinDockerTools.Shell;
using WinDockerTools.Shell.Completion;

namespace WinDockerTools.Commands.Hosts;

/// <summary>Switches features of this machine's Windows, one object for each that was looked at or changed.</summary>
public abstract class FeatureCommand : ChangeCommand
{
    const string Usual = "Containers";

    readonly List<string> features = [];
    readonly HashSet<string> told = new(StringComparer.OrdinalIgnoreCase);
    volatile WorkStatus doing = new(0, null, "Opening Windows for servicing", null);
    bool isRestartRequired;
    string? lastWords;

    /// <summary>Containers, HyperV, Wsl2 or NfsClient, or names of features as DISM knows them.</summary>
    [Parameter(ParameterSetName = "Feature", Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FeatureCompleter))]
    public string[] Feature { get; set; } = [Usual];

    /// <summary>Names, or what one of the two cmdlets gave: of that, what was changed is put back.</summary>
    [Parameter(ParameterSetName = "InputObject", Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>Restarts the machine at the end where a change waits for that.</summary>
    [Parameter]
    public SwitchParameter Restart { get; set; }

    private protected abstract bool TurnsOn { get; }

    private protected abstract FeatureSource From { get; }

    protected override string? LastWords => lastWords;

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        foreach (var item in InputObject)
        {
            try
            {
                if (FeatureInput.Name(item, TurnsOn) is { } name)
                    features.Add(name);
            }
            catch (FaultException e)
            {
                await WriteErrorAsync(Errors.From(e, item)).ConfigureAwait(false);
            }
        }
    }

    protected override async Task EndAsync(CancellationToken stop)
    {
        if (ParameterSetName == "Feature")
            features.AddRange(Feature);
        if (features.Count == 0)
            return;
        Elevation.Require("Windows features");
        await WindowsServicing.OneAtATime.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            using var windows = await WaitAsync(Task.Run(WindowsServicing.Open, CancellationToken.None), () => doing).ConfigureAwait(false);
            await SwitchAsync(new FeatureSwitch(windows, Environment.MachineName, TurnsOn, From), stop).ConfigureAwait(false);
        }
        finally
        {
            WindowsServicing.OneAtATime.Release();
        }
        if (Restart && isRestartRequired && await MayAsync(Environment.MachineName, "Restart").ConfigureAwait(false))
            await WindowsRestart.BeginAsync(stop).ConfigureAwait(false);
    }

    async Task SwitchAsync(FeatureSwitch windows, CancellationToken stop)
    {
        foreach (var name in features)
        {
            try
            {
                foreach (var feature in windows.Find(name).Where(feature => !told.Contains(feature)))
                {
                    // What belongs to a feature that failed would fail for the same reason.
                    if (!await SwitchAsync(windows, feature, name, stop).ConfigureAwait(false))
                        break;
                }
            }
            catch (FaultException e) when (e.Kind is FaultKind.FeatureNotFound)
            {
                await WriteErrorAsync(Errors.From(e, name)).ConfigureAwait(false);
            }
        }
    }

    async Task<bool> SwitchAsync(FeatureSwitch windows, string feature, string asked, CancellationToken stop)
    {
        if (windows.Settled(feature) is { } settled)
        {
            await TellAsync(settled).ConfigureAwait(false);
            return true;
        }
        var verb = TurnsOn ? "Enable" : "Disable";
        if (!await MayAsync($"{Environment.MachineName}: {feature}", $"{verb} Windows feature").ConfigureAwait(false))
            return true;
        doing = new WorkStatus(0, null, $"{verb} {feature}", null);
        var work = Task.Run(() => windows.Switch(feature, (current, total) => doing = new WorkStatus(current, total, $"{verb} {feature}", null), stop), CancellationToken.None);
        var outcome = await WaitAsync(work, () => doing).ConfigureAwait(false);
        if (stop.IsCancellationRequested)
            lastWords = $"{verb}-ContainerHostFeatures was stopped. {feature} is {windows.State(feature)}.";
        foreach (var change in outcome.Changes)
            await TellAsync(change).ConfigureAwait(false);
        if (outcome.Fault is { } fault)
            await WriteErrorAsync(Errors.From(fault, asked)).ConfigureAwait(false);
        return outcome.Fault is null;
    }

    Task TellAsync(FeatureChange change)
    {
        told.Add(change.Feature);
        isRestartRequired |= change.RestartRequired;
        return WriteAsync(change);
    }
}
