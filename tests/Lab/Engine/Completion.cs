using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Tests.Harness.Engine;

namespace WinDockerTools.Tests.Lab.Engine;

/// <summary>What PowerShell offers for an unfinished command line.</summary>
static class Completion
{
    public static IReadOnlyList<string> Of(EngineSession session, string line) =>
    [
        .. session.Run(
            "param($l) [System.Management.Automation.CommandCompletion]::CompleteInput($l, $l.Length, $null).CompletionMatches", ("l", line))
            .ThrowIfFailed().Output.Select(match => (string)match.Value("CompletionText")!),
    ];
}
