using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Runs;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Processes;

namespace WinDockerTools.Engine.Builds.Findings.Gathering;

/// <summary>The local go command as its user has it: measured builds get caches of their own.</summary>
static class LocalToolchain
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Null where there is none, or it does not answer.</summary>
    public static async Task<GoFacts?> AskAsync(string folder, IReadOnlyDictionary<string, string> environment, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Limit);
        try
        {
            var end = await LocalProcess.RunAsync(
                new ProcessCall(GoEnvironment.Command[0], [.. GoEnvironment.Command.Skip(1)])
                {
                    WorkingDirectory = folder,
                    Environment = environment.ToDictionary(pair => pair.Key, pair => (string?)pair.Value),
                },
                limit.Token).ConfigureAwait(false);
            return end.ExitCode == 0 ? GoFacts.Of(GoEnvironment.Read(end.Output, folder), Environment.GetEnvironmentVariable("GOMAXPROCS")) : null;
        }
        catch (Exception e) when (e is Win32Exception or FaultException || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return null;
        }
    }
}
