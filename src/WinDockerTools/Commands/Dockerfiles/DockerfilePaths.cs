using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Commands.Dockerfiles;

/// <summary>Paths as users give them.</summary>
static class DockerfilePaths
{
    public const string PatternSet = "Path", LiteralSet = "LiteralPath";

    /// <summary>Full paths; one that leads nowhere stays as it is, to be told of by who looks for it. On the pipeline thread alone.</summary>
    public static IReadOnlyList<string> Resolve(PSCmdlet cmdlet, string path, bool isLiteral)
    {
        try
        {
            return isLiteral ? [cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path)]
                : cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out _) is { Count: > 0 } found ? found : [path];
        }
        catch (RuntimeException e) when (e is IContainsErrorRecord and not PipelineStoppedException)
        {
            return [path];
        }
    }

    /// <summary>A build context that was given. Throws FaultException (DockerfileContextNotFound).</summary>
    /// <param name="given">As the user has it.</param>
    /// <param name="full">As the file system has it; null where there is no such drive.</param>
    public static string Context(string given, string? full) =>
        full is not null && Directory.Exists(full) ? full : throw new FaultException(FaultKind.DockerfileContextNotFound, given, "there is no such folder");
}
