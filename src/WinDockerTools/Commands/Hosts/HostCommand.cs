using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Management.Infrastructure;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Remote;
using WinDockerTools.Engine.Platform.Windows.Cim;
using WinDockerTools.Shell;
using WinDockerTools.Shell.Completion;

namespace WinDockerTools.Commands.Hosts;

/// <summary>A cmdlet over hosts: by their engines, or by the Windows of other computers, many of them at once.</summary>
public abstract class HostCommand : ContainerCommand
{
    // More are no faster: each is a handful of connections of this machine.
    const int AtOnce = 256;

    const int Patience = 30;

    readonly List<Task> asked = [];
    SemaphoreSlim? slots;
    int answered;

    /// <summary>Engine addresses: <c>npipe://</c>, <c>unix://</c>, <c>tcp://</c> or <c>https://</c>, or host:port.</summary>
    [Parameter(ParameterSetName = "DockerHost", Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public string[] DockerHost { get; set; } = [];

    /// <summary>Names of Docker contexts, as <c>docker context ls</c> lists them.</summary>
    [Parameter(ParameterSetName = "Context", Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContextNameCompleter))]
    public string[] Context { get; set; } = [];

    /// <summary>Other Windows computers, whose Windows is asked and not their engines, with the caller's account.</summary>
    [Parameter(ParameterSetName = "ComputerName", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("CN")]
    public string[] ComputerName { get; set; } = [];

    /// <summary>The same by sessions of <c>New-CimSession</c>, which stay open.</summary>
    [Parameter(ParameterSetName = "CimSession", Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public CimSession[] CimSession { get; set; } = [];

    /// <summary>How many seconds a computer may take for an answer.</summary>
    [Parameter(ParameterSetName = "ComputerName")]
    [Parameter(ParameterSetName = "CimSession")]
    [ValidateRange(1, 3600)]
    public int OperationTimeoutSec { get; set; } = Patience;

    /// <summary>How many computers are asked at once.</summary>
    [Parameter(ParameterSetName = "ComputerName")]
    [Parameter(ParameterSetName = "CimSession")]
    [ValidateRange(1, 4096)]
    public int ThrottleLimit { get; set; } = AtOnce;

    /// <summary>Tells what was seen of a computer, on the pipeline's thread.</summary>
    private protected abstract void Write(RemoteHost host);

    /// <summary>What a computer that did not answer means for the call, on the pipeline's thread.</summary>
    private protected virtual void Missed()
    {
    }

    /// <summary>The way to another computer, which tests replace: that is why the cmdlets are not sealed.</summary>
    private protected virtual ICimHost Open(string computer) => CimHost.Open(computer);

    /// <summary>Begins to ask; each answer is written as soon as it is known, also while more input comes.</summary>
    private protected void Ask(IEnumerable<string> computers, CancellationToken stop)
    {
        slots ??= new SemaphoreSlim(ThrottleLimit);
        asked.AddRange(computers.Select(computer => AskAsync(computer, () => Open(computer), stop)));
    }

    /// <summary>Asks the engines of a pipeline record; called where no computers are named.</summary>
    private protected abstract Task ProcessEnginesAsync(CancellationToken stop);

    protected override Task ProcessAsync(CancellationToken stop)
    {
        if (ParameterSetName is not ("ComputerName" or "CimSession"))
            return ProcessEnginesAsync(stop);
        Ask(ComputerName, stop);
        asked.AddRange(CimSession.Select(session => AskAsync(session, () => CimHost.Of(session), stop)));
        return Task.CompletedTask;
    }

    protected override Task EndAsync(CancellationToken stop) =>
        asked.Count == 0 ? Task.CompletedTask : WaitAsync(AllAsync(), () => new WorkStatus(answered, asked.Count, "Asking computers", null));

    protected override async Task SettleAsync()
    {
        await Task.WhenAny(AllAsync()).ConfigureAwait(false);
        slots?.Dispose();
    }

    async Task<bool> AllAsync()
    {
        await Task.WhenAll(asked).ConfigureAwait(false);
        return true;
    }

    async Task AskAsync(object target, Func<ICimHost> open, CancellationToken stop)
    {
        await slots!.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            var host = await Task.Run(() => ReadAsync(open, stop), stop).ConfigureAwait(false);
            await OnPipelineAsync(() => Write(host)).ConfigureAwait(false);
        }
        catch (FaultException e)
        {
            await OnPipelineAsync(() =>
            {
                Missed();
                WriteError(Errors.From(e, target));
            }).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Increment(ref answered);
            slots.Release();
        }
    }

    async Task<RemoteHost> ReadAsync(Func<ICimHost> open, CancellationToken stop)
    {
        using var computer = new PatientCimHost(open(), TimeSpan.FromSeconds(OperationTimeoutSec));
        return await RemoteHostReader.ReadAsync(computer, stop).ConfigureAwait(false);
    }
}
