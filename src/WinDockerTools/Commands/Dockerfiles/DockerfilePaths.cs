using System.Collections.Generic;
using System.Management.Automation;

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
}
