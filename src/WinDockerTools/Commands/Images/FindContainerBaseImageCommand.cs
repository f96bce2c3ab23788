using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Images.Checking;
using WinDockerTools.Shell;
using WinDockerTools.Shell.Completion;

namespace WinDockerTools.Commands.Images;

/// <summary>Finds the Windows base images that run on hosts, best first.</summary>
[Cmdlet(VerbsCommon.Find, "ContainerBaseImage", DefaultParameterSetName = "Engine")]
[OutputType(typeof(ContainerBaseImage))]
public sealed class FindContainerBaseImageCommand : ContainerCommand
{
    /// <summary>Addresses of container engines; without any host parameter the engine in reach is asked.</summary>
    [Parameter(ParameterSetName = "Engine")]
    [ValidateNotNullOrEmpty]
    public string[] DockerHost { get; set; } = [];

    /// <summary>Docker contexts whose engines are asked.</summary>
    [Parameter(ParameterSetName = "Engine")]
    [ArgumentCompleter(typeof(ContextNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Context { get; set; } = [];

    /// <summary>Windows versions: <c>10.0.20348.2700</c>, <c>20348</c>, <c>ltsc2022</c>, <c>WS2025</c>, <c>Win11-24H2</c>, …</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "HostVersion")]
    [WindowsVersionTransformation]
    [ArgumentCompleter(typeof(WindowsVersionCompleter))]
    [ValidateNotNullOrEmpty]
    public WindowsVersion[] HostVersion { get; set; } = [];

    /// <summary>Hosts as <c>Get-ContainerHost</c> describes them.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = "ContainerHost")]
    [ValidateNotNullOrEmpty]
    public ContainerHost[] ContainerHost { get; set; } = [];

    /// <summary>Which base images; all without it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public BaseImageFamily[] Family { get; set; } = [BaseImageFamily.NanoServer, BaseImageFamily.ServerCore, BaseImageFamily.Server, BaseImageFamily.Windows];

    /// <summary>The isolation to judge for; without it, what the host would use.</summary>
    [Parameter]
    [ValidateSet("Process", "HyperV")]
    public ContainerIsolation? Isolation { get; set; }

    /// <summary>Puts first what the engine already holds, which needs no download.</summary>
    [Parameter]
    public SwitchParameter PreferLocal { get; set; }

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        using var engines = new EngineTargets(error => WriteErrorAsync(error));
        foreach (var host in await HostsAsync(engines, stop).ConfigureAwait(false))
        {
            var local = PreferLocal ? host.Holdings ?? engines.InReach() : null;
            foreach (var image in await BaseImageFinder.FindAsync(host.Platform, Family, Isolation, local, DateTime.UtcNow.Date, stop).ConfigureAwait(false))
                await WriteAsync(image).ConfigureAwait(false);
        }
    }

    async Task<IEnumerable<HostTarget>> HostsAsync(EngineTargets engines, CancellationToken stop) => ParameterSetName switch
    {
        "HostVersion" => HostVersion.Select(version => new HostTarget(HostPlatforms.Of(version))),
        "ContainerHost" => ContainerHost.Select(host => new HostTarget(HostPlatforms.Of(host), PreferLocal && host.Endpoint is { } address ? engines.At(address) : null)),
        _ => await WaitAsync(engines.ConnectAsync(DockerHost, Context, stop), EngineTargets.Connecting).ConfigureAwait(false),
    };
}
