using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

namespace WinDockerTools.Engine.Dockerfiles.Facts;

/// <summary>RUN with mounts of caches, for fixes.</summary>
static class CacheMount
{
    /// <summary>The instruction with mounts more. A mount belongs to root unless it says otherwise.</summary>
    public static string Line(RunInstruction run, string? user, params string[] folders)
    {
        var mounts = folders.Select(folder => Flag(folder, user) + " ");
        return $"{run.Syntax.Keyword} {string.Concat(mounts)}{run.Syntax.Raw.Substring(run.Syntax.Keyword.Length).TrimStart()}";
    }

    /// <summary>The flag alone.</summary>
    public static string Flag(string folder, string? user) => $"--mount=type=cache,target={folder}{Owner(user)}";

    /// <summary>For a message: how the folder is known.</summary>
    public static string Where(KnownFolder folder, string variable, RunCommand command) => folder switch
    {
        { Path: null } when command.Step.Before.User is { } user => $"{variable}, in the home folder of '{user}', which this file does not tell",
        { Path: null } => $"{variable}, whose value this file does not tell",
        { IsCertain: true } => folder.Path,
        _ => $"{folder.Path} unless the base image sets another",
    };

    static string Owner(string? user) => user?.Split(':')[0] switch
    {
        null or "" or "root" or "0" or "ContainerAdministrator" or "ContainerUser" => "",
        var name when name.All(c => c is >= '0' and <= '9') => $",uid={name}",
        _ => ",mode=0777",
    };
}
