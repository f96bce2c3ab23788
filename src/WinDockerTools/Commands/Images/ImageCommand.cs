using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Lookup;
using WinDockerTools.Engine.Images.Registries.Reading;
using WinDockerTools.Shell;
using WinDockerTools.Shell.Completion;

namespace WinDockerTools.Commands.Images;

/// <summary>
/// A cmdlet over many images: up to <see cref="ThrottleLimit"/> at once, results in the order of the input, one
/// failing image an error of its own.
/// </summary>
public abstract class ImageCommand : ContainerCommand
{
    readonly Queue<(ImageReference Image, Task<IReadOnlyList<object>> Work)> window = new();

    /// <summary>Image references, OCI layout folders or archives written by <c>docker save</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ImageReferenceTransformation]
    [ArgumentCompleter(typeof(ImageNameCompleter))]
    [ValidateNotNullOrEmpty]
    public ImageReference[] Image { get; set; } = [];

    /// <summary>How many images are asked for at the same time, 1 to 256.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 32;

    /// <summary>User and password for the registry. One credential belongs to one registry: one registry per call.</summary>
    [Parameter]
    [Credential]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary>Asks the registry for everything, and keeps nothing on disk.</summary>
    [Parameter]
    public SwitchParameter NoCache { get; set; }

    private protected ImageSources Sources => sources!;

    /// <summary>Called once, before the first image.</summary>
    protected virtual Task PrepareAsync(CancellationToken stop) => Task.CompletedTask;

    /// <summary>The results for one image, computed while others are. Throws FaultException.</summary>
    protected abstract Task<IReadOnlyList<object>> ReadAsync(ImageReference image, CancellationToken stop);

    /// <summary>Hands one result on, on the pipeline thread; a subclass may hold it back.</summary>
    protected virtual void Emit(object result) => WriteObject(result);

    /// <summary>Called on every failing image, before its error is written.</summary>
    protected virtual void OnFailed(ImageReference image) { }

    ImageSources? sources;
    int emitted;
    int? total;

    protected sealed override async Task ProcessAsync(CancellationToken stop)
    {
        await BeginAsync(stop).ConfigureAwait(false);
        if (!MyInvocation.ExpectingInput)
            total = Image.Length;
        foreach (var image in Image)
        {
            Sources.Expect(image);
            if (window.Count == ThrottleLimit)
                await EmitOldestAsync().ConfigureAwait(false);
            window.Enqueue((image, Task.Run(() => ReadAsync(image, stop), stop)));
            while (window.Count > 0 && window.Peek().Work.IsCompleted)
                await EmitOldestAsync().ConfigureAwait(false);
        }
    }

    protected override async Task EndAsync(CancellationToken stop)
    {
        total = emitted + window.Count;
        while (window.Count > 0)
            await EmitOldestAsync().ConfigureAwait(false);
    }

    /// <summary>Images may still be read when a pipeline breaks off.</summary>
    protected override Task SettleAsync() => Task.WhenAny(Task.WhenAll(window.Select(item => item.Work)));

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            sources?.Dispose();
    }

    /// <summary>Makes ready for the first image; later calls do nothing.</summary>
    private protected async Task BeginAsync(CancellationToken stop)
    {
        if (sources is not null)
            return;
        sources = new ImageSources(Options());
        await PrepareAsync(stop).ConfigureAwait(false);
    }

    RegistryOptions Options() => new()
    {
        Credential = Credential is null ? null : new NetworkCredential(Credential.UserName, Credential.Password),
        NoCache = NoCache,
        Connections = ThrottleLimit,
        Note = text => _ = NoteAsync(text),
    };

    // Said from any thread; what comes after the end of the pipeline is lost with it.
    async Task NoteAsync(string text) => await VerboseAsync(text).ConfigureAwait(false);

    async Task EmitOldestAsync()
    {
        var (image, work) = window.Dequeue();
        await EmitAllAsync(image, work).ConfigureAwait(false);
        emitted++;
    }

    /// <summary>Writes the results for an image, or the error that took their place.</summary>
    private protected async Task EmitAllAsync(ImageReference image, Task<IReadOnlyList<object>> work)
    {
        IReadOnlyList<object> results;
        try
        {
            results = await WaitAsync(work, $"Image {emitted + 1}{(total is null ? "" : $" of {total}")}: {image}", emitted, total).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (OperationCanceledException or PipelineStoppedException or FlowControlException))
        {
            OnFailed(image);
            await WriteErrorAsync(Errors.From(e as FaultException ?? Defect(image, e), image.Text)).ConfigureAwait(false);
            return;
        }
        // One step for all: going to the pipeline thread and back costs more than most results.
        await OnPipelineAsync(() =>
        {
            foreach (var result in results)
                Emit(result);
        }).ConfigureAwait(false);
    }

    // A defect of ours that one image brings to light is no reason to leave the others without an answer.
    static FaultException Defect(ImageReference image, Exception e) =>
        new(FaultKind.UnexpectedFailure, image.Text, $"{e.GetType().Name}, {JsonProblem.Describe(e)}", JsonProblem.Inner(e));
}
