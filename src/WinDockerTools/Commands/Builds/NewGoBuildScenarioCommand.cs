using System.Collections;
using System.Linq;
using System.Management.Automation;
using WinDockerTools.Engine.Common;
using WinDockerTools.Shell;
using WinDockerTools.Shell.Completion;

namespace WinDockerTools.Commands.Builds;

/// <summary>Describes a way to build, for Measure-GoBuildInContainer to try.</summary>
[Cmdlet(VerbsCommon.New, "GoBuildScenario")]
[OutputType(typeof(GoBuildScenario))]
public sealed class NewGoBuildScenarioCommand : PSCmdlet
{
    static readonly string[] ForContainers =
        [nameof(Image), nameof(Mount), nameof(Cpus), nameof(Memory), nameof(CpuSet), nameof(DeviceReadBps), nameof(DeviceWriteBps), nameof(Network), nameof(Isolation)];

    /// <summary>What results are listed under.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>Where the build runs, and what it keeps.</summary>
    [Parameter(Position = 1)]
    public GoBuildBase Base { get; set; } = GoBuildBase.Plain;

    /// <summary>An image of its own.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ImageNameCompleter))]
    public string? Image { get; set; }

    /// <summary>Mounts, as <c>source:target[:ro]</c>, <c>volume:target</c> or <c>tmpfs:target</c>.</summary>
    [Parameter]
    [ContainerMountTransformation]
    public ContainerMount[] Mount { get; set; } = [];

    /// <summary>Variables of the builds.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable Environment { get; set; } = [];

    /// <summary>Arguments for go build or go test.</summary>
    [Parameter]
    [ValidateNotNull]
    public string[] GoArgument { get; set; } = [];

    /// <summary>CPUs, as a quota.</summary>
    [Parameter]
    [ValidateRange(0.01, 1024.0)]
    public double? Cpus { get; set; }

    /// <summary>Memory in bytes.</summary>
    [Parameter]
    [ByteSizeTransformation]
    [ValidateRange(6L << 20, long.MaxValue)]
    public long? Memory { get; set; }

    /// <summary>Processors by number, such as <c>0-1,3</c>.</summary>
    [Parameter]
    [ValidatePattern(@"^\d+(-\d+)?(,\d+(-\d+)?)*$")]
    public string? CpuSet { get; set; }

    /// <summary>Limits on reading, such as <c>/dev/sda:10mb</c>.</summary>
    [Parameter]
    [DeviceRateTransformation]
    public DeviceRate[] DeviceReadBps { get; set; } = [];

    /// <summary>Limits on writing, such as <c>/dev/sda:10mb</c>.</summary>
    [Parameter]
    [DeviceRateTransformation]
    public DeviceRate[] DeviceWriteBps { get; set; } = [];

    /// <summary>A network, or <c>none</c> or <c>host</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Network { get; set; }

    /// <summary>Isolation of Windows containers.</summary>
    [Parameter]
    public ContainerIsolation? Isolation { get; set; }

    protected override void EndProcessing()
    {
        if (Base == GoBuildBase.Host && ForContainers.FirstOrDefault(MyInvocation.BoundParameters.ContainsKey) is { } foreign)
            ThrowTerminatingError(Errors.From(new FaultException(FaultKind.ScenarioNotPossible, Name, $"-{foreign} is for containers, and the base is Host"), Name));
        WriteObject(new GoBuildScenario(Name, Base)
        {
            Image = Image,
            Mounts = Mount,
            Environment = VariableTable.Read(Environment),
            GoArgument = GoArgument,
            Cpus = Cpus,
            Memory = Memory,
            CpuSet = CpuSet,
            DeviceReadBps = DeviceReadBps,
            DeviceWriteBps = DeviceWriteBps,
            Network = Network,
            Isolation = Isolation,
        });
    }
}
