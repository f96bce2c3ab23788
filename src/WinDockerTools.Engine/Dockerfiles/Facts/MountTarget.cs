using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Common.Shell;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Facts;

/// <summary>Where the mounts of RUN are.</summary>
static class MountTarget
{
    /// <summary>The absolute path; null where it is not given, or a variable without a value is in it.</summary>
    public static string? Of(RunMount mount, StageState state)
    {
        if (mount.Target is not { Length: > 0 } written)
            return null;
        var target = VariableText.Replace(written, name => state.Variables[name]);
        if (target.IndexOf('$') >= 0)
            return null;
        return target[0] is '/' or '\\' || ContainerPath.Letter(target) is not null ? target
            : state.WorkingDirectory is { } folder ? folder.TrimEnd('/', '\\') + "/" + target : null;
    }

    /// <summary>
    /// Whether what is written to a folder outlives the step: it lies in a mount of a cache, or comes from elsewhere.
    /// A mount of which nobody knows the place is believed to be right.
    /// </summary>
    public static bool Keeps(RunCommand command, KnownFolder folder) => command.Run.Mounts.Any(mount =>
        mount.Type is "cache" or "bind" && (Of(mount, command.Step.Before) is { } target ? folder.Path is { } path && ContainerPath.Covers(target, path) : mount.Type == "cache"));
}
