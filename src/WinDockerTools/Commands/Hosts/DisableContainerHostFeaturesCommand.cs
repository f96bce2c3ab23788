using System.Management.Automation;
using WinDockerTools.Engine.Hosts.Features;

namespace WinDockerTools.Commands.Hosts;

/// <summary>Switches off the features of this machine's Windows that containers use: the way back.</summary>
[Cmdlet(VerbsLifecycle.Disable, "ContainerHostFeatures", DefaultParameterSetName = "Feature", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[Alias("Disable-ContainerHostFeature")]
[OutputType(typeof(FeatureChange))]
public sealed class DisableContainerHostFeaturesCommand : FeatureCommand
{
    private protected override bool TurnsOn => false;

    private protected override FeatureSource From => new([], LimitAccess: false);
}
