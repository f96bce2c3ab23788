using System.Management.Automation;
using WinDockerTools.Engine.Hosts.Features;

namespace WinDockerTools.Commands.Hosts;

/// <summary>Switches on the features of this machine's Windows that containers use.</summary>
[Cmdlet(VerbsLifecycle.Enable, "ContainerHostFeatures", DefaultParameterSetName = "Feature", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[Alias("Enable-ContainerHostFeature")]
[OutputType(typeof(FeatureChange))]
public sealed class EnableContainerHostFeaturesCommand : FeatureCommand
{
    /// <summary>Folders with the files of features that were removed: sources\sxs of an installation medium, or a mounted image's Windows.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Source { get; set; } = [];

    /// <summary>Asks no update server for such files. Windows has heeded it only before Windows 8.1 and Server 2012 R2, by DISM's documentation.</summary>
    [Parameter]
    public SwitchParameter LimitAccess { get; set; }

    private protected override bool TurnsOn => true;

    private protected override FeatureSource From => new(Source, LimitAccess);
}
