using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Checking;
using WinDockerTools.Shell;
using WinDockerTools.Shell.Completion;

namespace WinDockerTools.Commands.Images;

/// <summary>Tells whether images run on hosts, in which isolation, and what to use where they do not.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ContainerImageCompatibility", DefaultParameterSetName = "Engine")]
[OutputType(typeof(ImageCompatibility), typeof(bool))]
public sealed class TestContainerImageCompatibilityCommand : ImageCommand
{
    readonly List<ErrorRecord> failures = [];
    EngineTargets engines = null!;
    IReadOnlyList<HostTarget> hosts = [];
    bool allCompatible = true;

    /// <summary>Addresses of container engines; without any host parameter the engine in reach is asked.</summary>
    [Parameter(ParameterSetName = "Engine")]
    [ValidateNotNullOrEmpty]
    public string[] DockerHost { get; set; } = [];

    /// <summary>Docker contexts whose engines are asked.</summary>
    [Parameter(ParameterSetName = "Engine")]
    [ArgumentCompleter(typeof(ContextNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Context { get; set; } = [];

    /// <summary>Windows versions to check for: <c>10.0.20348.2700</c>, <c>20348</c>, <c>ltsc2022</c>, <c>WS2025</c>, <c>Win11-24H2</c>, …; taken to have amd64 processors.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "HostVersion")]
    [WindowsVersionTransformation]
    [ArgumentCompleter(typeof(WindowsVersionCompleter))]
    [ValidateNotNullOrEmpty]
    public WindowsVersion[] HostVersion { get; set; } = [];

    /// <summary>Hosts as <c>Get-ContainerHost</c> describes them; their engines are not asked again.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "ContainerHost")]
    [ValidateNotNullOrEmpty]
    public ContainerHost[] ContainerHost { get; set; } = [];

    /// <summary>Kubernetes nodes, as <c>kubectl get nodes -o json | ConvertFrom-Json</c> gives them. Nodes run process isolation only.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Node")]
    [ValidateNotNullOrEmpty]
    public PSObject[] Node { get; set; } = [];

    /// <summary>The pause image of the cluster: it must run on every Windows node too, and is checked after the images.</summary>
    [Parameter(ParameterSetName = "Node")]
    [ImageReferenceTransformation]
    [ArgumentCompleter(typeof(ImageNameCompleter))]
    [ValidateCount(1, 1)]
    public ImageReference[] PauseImage { get; set; } = [];

    /// <summary>The isolation to judge for; without it, what the host would use.</summary>
    [Parameter]
    [ValidateSet("Process", "HyperV")]
    public ContainerIsolation? Isolation { get; set; }

    /// <summary>Where images are read: the registry first (Auto), the registry only, or what the engine holds.</summary>
    [Parameter]
    public ImageSource Source { get; set; }

    /// <summary>How the hosts' engines keep images, instead of what they say; the stores choose differently from a list.</summary>
    [Parameter]
    public ImageStore? ImageStore { get; set; }

    /// <summary>Judges every platform of an image, not only the one that the engine would pull.</summary>
    [Parameter]
    public SwitchParameter AllPlatforms { get; set; }

    /// <summary>Writes one boolean at the end: true only if every pair is Compatible and every image was read.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Writes, after all results, one error (ImageIncompatible) for each pair that is not Compatible.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    static DateTime Today => DateTime.UtcNow.Date;

    protected override async Task PrepareAsync(CancellationToken stop)
    {
        engines = new EngineTargets(error =>
        {
            allCompatible = false;
            return WriteErrorAsync(error);
        });
        var found = ParameterSetName switch
        {
            "HostVersion" => HostVersion.Select(version => new HostTarget(HostPlatforms.Of(version))),
            "ContainerHost" => ContainerHost.Select(host => new HostTarget(HostPlatforms.Of(host))),
            "Node" => Node.SelectMany(KubernetesNodes.Read).Select(node => new HostTarget(node)),
            _ => await WaitAsync(engines.ConnectAsync(DockerHost, Context, stop), EngineTargets.Connecting).ConfigureAwait(false),
        };
        hosts = [.. found.Select(host => ImageStore is { } store ? host with { Platform = host.Platform with { Store = store } } : host)];
        allCompatible &= hosts.Count > 0;
    }

    protected override Task<IReadOnlyList<object>> ReadAsync(ImageReference image, CancellationToken stop) => CheckAsync(image, hosts, stop);

    protected override void Emit(object result)
    {
        var pair = (ImageCompatibility)result;
        allCompatible &= pair.IsCompatible;
        if (Strict && !pair.IsCompatible)
            failures.Add(Errors.From(new FaultException(FaultKind.ImageIncompatible, pair.Image, Failure(pair)), pair.Image));
        if (!Quiet)
            base.Emit(result);
    }

    protected override void OnFailed(ImageReference image) => allCompatible = false;

    protected override async Task EndAsync(CancellationToken stop)
    {
        await base.EndAsync(stop).ConfigureAwait(false);
        foreach (var image in PauseImage)
        {
            await BeginAsync(stop).ConfigureAwait(false);
            await EmitAllAsync(image, CheckAsync(image, [.. hosts.Where(host => host.Platform.OS == "windows")], stop)).ConfigureAwait(false);
        }
        if (Quiet)
            await WriteAsync(allCompatible).ConfigureAwait(false);
        foreach (var failure in failures)
            await WriteErrorAsync(failure).ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            engines?.Dispose();
    }

    static string Failure(ImageCompatibility pair)
    {
        var next = pair.RecommendedImage is { } image ? $" Use {image}."
            : pair.RecommendedBase is { } other ? $" Use another image, or build it on {other}."
            : "";
        return $"{pair.Verdict} on {pair.Host}. {pair.Reason}{next}".TrimEnd('.');
    }

    async Task<IReadOnlyList<object>> CheckAsync(ImageReference image, IReadOnlyList<HostTarget> on, CancellationToken stop)
    {
        var siblings = new SiblingTags(image, Today, Source == ImageSource.Engine ? null : Sources);
        var results = new List<object>();
        foreach (var found in await new ImageLookup(Sources, Source, engines).FindAsync(image, on, stop).ConfigureAwait(false))
            results.AddRange(await new CompatibilityCheck(found.Hosts, Isolation, Today).CheckAsync(found.Image, siblings, AllPlatforms, stop).ConfigureAwait(false));
        return results;
    }
}
