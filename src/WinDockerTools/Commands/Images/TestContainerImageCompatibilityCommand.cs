using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Compatibility;
using WinDockerTools.Engine.Images.Checking;
using WinDockerTools.Shell;

namespace WinDockerTools.Commands.Images;

/// <summary>Tells whether images run on hosts, in which isolation, and what to use where they do not.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ContainerImageCompatibility", DefaultParameterSetName = "Engine")]
[OutputType(typeof(ImageCompatibility), typeof(bool))]
public sealed class TestContainerImageCompatibilityCommand : ImageCommand
{
    readonly List<ErrorRecord> failures = [];
    CompatibilityCheck check = null!;
    bool allCompatible = true;

    /// <summary>Windows versions to check for: <c>10.0.20348.2700</c>, <c>20348</c>, <c>ltsc2022</c>, <c>WS2025</c>, <c>Win11-24H2</c>, …; taken to have amd64 processors.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "HostVersion")]
    [WindowsVersionTransformation]
    [ValidateNotNullOrEmpty]
    public WindowsVersion[] HostVersion { get; set; } = [];

    /// <summary>Kubernetes nodes, as <c>kubectl get nodes -o json | ConvertFrom-Json</c> gives them. Nodes run process isolation only.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Node")]
    [ValidateNotNullOrEmpty]
    public PSObject[] Node { get; set; } = [];

    /// <summary>The isolation to judge for; without it, what the host would use.</summary>
    [Parameter]
    [ValidateSet("Process", "HyperV")]
    public ContainerIsolation? Isolation { get; set; }

    /// <summary>How the hosts' engines keep images, where that is not known; the stores choose differently from a list.</summary>
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

    protected override Task PrepareAsync(CancellationToken stop)
    {
        check = new CompatibilityCheck([.. Hosts()], Isolation, Today);
        return Task.CompletedTask;
    }

    protected override async Task<IReadOnlyList<object>> ReadAsync(ImageReference image, CancellationToken stop)
    {
        var siblings = new SiblingTags(image, Today, Sources);
        var read = await Sources.ReadAsync(image, stop).ConfigureAwait(false);
        return await check.CheckAsync(read, siblings, AllPlatforms, stop).ConfigureAwait(false);
    }

    protected override Task EmitAsync(object result)
    {
        var pair = (ImageCompatibility)result;
        allCompatible &= pair.IsCompatible;
        if (Strict && !pair.IsCompatible)
            failures.Add(Errors.From(new FaultException(FaultKind.ImageIncompatible, pair.Image, $"on {pair.Host}: {pair.Reason.TrimEnd('.')}"), pair.Image));
        return Quiet ? Task.CompletedTask : base.EmitAsync(result);
    }

    protected override void OnFailed(ImageReference image) => allCompatible = false;

    protected override async Task EndAsync(CancellationToken stop)
    {
        await base.EndAsync(stop).ConfigureAwait(false);
        if (Quiet)
            await WriteAsync(allCompatible).ConfigureAwait(false);
        foreach (var failure in failures)
            await WriteErrorAsync(failure).ConfigureAwait(false);
    }

    IEnumerable<HostTarget> Hosts()
    {
        if (HostVersion.FirstOrDefault(version => version.Problem is not null) is { } unreadable)
            throw unreadable.Problem!;
        var hosts = ParameterSetName == "Node"
            ? Node.SelectMany(KubernetesNodes.Read)
            : HostVersion.Select(version => new HostPlatform { Name = version.Name, Version = version.Version, Product = version.Product, Architecture = "amd64" });
        return hosts.Select(host => new HostTarget(ImageStore is { } store ? host with { Store = store } : host));
    }
}
