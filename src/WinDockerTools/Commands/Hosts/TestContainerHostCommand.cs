using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Checks;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Hosts.Gathering;
using WinDockerTools.Engine.Hosts.Remote;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Shell;
using WinDockerTools.Shell.Completion;

namespace WinDockerTools.Commands.Hosts;

/// <summary>Tells whether hosts are ready for containers, one object for each check.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ContainerHost", DefaultParameterSetName = "DockerHost")]
[OutputType(typeof(HostCheck), typeof(bool))]
public class TestContainerHostCommand : HostCommand
{
    readonly ThisWindows windows = new();
    IReadOnlyList<HostCheckRule> checks = [];
    string? folder;
    bool isReady = true;
    bool isAnyChecked;

    /// <summary>Hosts as <c>Get-ContainerHost</c> describes them; their engines, or their Windows, are asked again.</summary>
    [Parameter(ParameterSetName = "ContainerHost", Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public ContainerHost[] ContainerHost { get; set; } = [];

    /// <summary>The checks to make, by name or pattern; all without it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(HostCheckCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>Checks to leave out, by name or pattern.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(HostCheckCompleter))]
    public string[] Exclude { get; set; } = [];

    /// <summary>An account, such as an agent's service account, that is to use the engine; the caller's own without it.</summary>
    [Parameter(ParameterSetName = "DockerHost")]
    [Parameter(ParameterSetName = "Context")]
    [Parameter(ParameterSetName = "ContainerHost")]
    [ValidateNotNullOrEmpty]
    public string? Account { get; set; }

    /// <summary>Writes one boolean at the end: true only if every engine answers and no check failed.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    protected override void BeginProcessing() => folder = SessionState.Path.CurrentFileSystemLocation?.ProviderPath;

    protected override Task ProcessAsync(CancellationToken stop)
    {
        checks = new NamedSelection<HostCheckRule>(HostChecks.All, check => check.Id, FaultKind.HostCheckNotFound, nameof(Exclude)).Of(Id, Exclude);
        return base.ProcessAsync(stop);
    }

    private protected override async Task ProcessEnginesAsync(CancellationToken stop)
    {
        Ask(ContainerHost.Select(host => host.ComputerName).OfType<string>(), stop);
        // All at once; the answers keep the order of the input.
        foreach (var (target, read) in Targets(EndpointResolver.OfProcess).Select(target => (target.Target, ReadAsync(target.Find, stop))).ToList())
        {
            try
            {
                var facts = await WaitAsync(read, $"Checking {target ?? "the engine in reach"}").ConfigureAwait(false);
                await OnPipelineAsync(() => Write(facts)).ConfigureAwait(false);
            }
            catch (FaultException e)
            {
                isReady = false;
                await WriteErrorAsync(Errors.From(e, target)).ConfigureAwait(false);
            }
        }
    }

    protected override async Task EndAsync(CancellationToken stop)
    {
        await base.EndAsync(stop).ConfigureAwait(false);
        if (Quiet)
            await WriteAsync(isReady && isAnyChecked).ConfigureAwait(false);
    }

    IEnumerable<(object? Target, Func<DockerEndpoint> Find)> Targets(EndpointResolver resolver) =>
        ContainerHost.Length > 0
            ? ContainerHost.Where(host => host.ComputerName is null).Select(host => ((object?)host, (Func<DockerEndpoint>)(() => Of(host, resolver))))
            : resolver.Wanted(DockerHost, Context).Select(engine => ((object?)engine.Name, engine.Find));

    // A context has certificates that an address has not.
    static DockerEndpoint Of(ContainerHost host, EndpointResolver resolver) =>
        host.Context is { } context ? resolver.ByContext(context)
        : host.Endpoint is { } address ? resolver.ByAddress(address)
        : resolver.InReach();

    async Task<HostFacts> ReadAsync(Func<DockerEndpoint> find, CancellationToken stop)
    {
        using var engine = new DockerEngine(find());
        var question = new HostQuestion(windows, folder, Account, checks.Aggregate(HostNeeds.None, (needs, check) => needs | check.Needs));
        return await HostFactsReader.ReadAsync(engine, question, TimeProvider.System, stop).ConfigureAwait(false);
    }

    private protected override void Write(RemoteHost host) => Write(RemoteFacts.Of(host));

    private protected override void Missed() => isReady = false;

    void Write(HostFacts facts)
    {
        isAnyChecked = true;
        isReady &= facts.Engine is not null || !facts.AsksEngine;
        foreach (var check in checks.Select(check => check.Check(facts)))
        {
            isReady &= check.Result != CheckResult.Failed;
            if (!Quiet)
                WriteObject(check);
        }
    }
}
