using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Shell.Completion;

/// <summary>The images of the engine that the command line names, else of the one in reach; else files.</summary>
public sealed class ImageNameCompleter : IArgumentCompleter
{
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(800);

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        IReadOnlyList<string> names = [];
        try
        {
            using var stop = new CancellationTokenSource(Patience);
            using var pump = new Pump(stop);
            pump.Run(async token => names = await NamesAsync(fakeBoundParameters, token).ConfigureAwait(false));
        }
        catch (Exception e) when (e is FaultException or OperationCanceledException)
        {
            // No engine, or a slow one: there is nothing to offer.
        }
        var found = CompletionText.Matching(names, wordToComplete).ToList();
        // PowerShell offers no files of itself where a completer stands, and layouts and archives are files.
        return found.Count > 0 ? found : CompletionCompleters.CompleteFilename(wordToComplete);
    }

    static async Task<IReadOnlyList<string>> NamesAsync(IDictionary bound, CancellationToken stop)
    {
        var resolver = EndpointResolver.OfProcess;
        var endpoint = First(bound["DockerHost"]) is { } address ? resolver.ByAddress(address)
            : First(bound["Context"]) is { } name ? resolver.ByContext(name)
            : resolver.InReach();
        using var engine = new DockerEngine(endpoint);
        return await engine.ImageNamesAsync(stop).ConfigureAwait(false);
    }

    static string? First(object? value) => value is string text ? text : (value as IEnumerable)?.OfType<string>().FirstOrDefault();
}
