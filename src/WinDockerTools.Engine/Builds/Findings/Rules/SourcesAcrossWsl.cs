using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>The sources lie on the other side of the border between Windows and WSL.</summary>
static class SourcesAcrossWsl
{
    public const string Id = "SourcesAcrossWsl";

    public static IEnumerable<ScenarioFinding> In(BuildFacts facts) =>
        from scenario in facts.First()
        where IsAcross(facts)
        let path = facts.Project.Path
        select new ScenarioFinding(scenario.Scenario.Name, null, new GoBuildFinding(
            Id,
            $"{path} lies in the other system{FileSystem(facts.Project)}{SourcePlace.Amount(facts.Project)}.",
            "Every file crosses between Windows and Linux, which is slow (learn.microsoft.com/windows/wsl/compare-versions: keep files on the side of the tools)." + SourcePlace.OnCopies,
            Copy(path, facts.Surroundings.Wsl?.BetterPath)));

    /// <summary>drvfs is a Windows drive in WSL 1; WSL 2 shows one as 9p below /mnt/c.</summary>
    public static bool IsAcross(BuildFacts facts) =>
        facts.Surroundings.Wsl?.IsProjectInOtherSystem
        ?? (facts.Project.FileSystem == "drvfs" || (facts.Project.FileSystem is "9p" or "v9fs" && IsMountedDrive(facts.Project.Path)));

    static string Copy(string path, string? better)
    {
        if (!ContainerPath.IsWindows(path))
            return $"cp -a {Phrase.Shell(path)} {(better is null ? "~/" : Phrase.Shell(better))}";
        if (better is null && ContainerPath.Letter(path) is not null)
            return $"wsl --cd {PowerShellText.Quote(path)} -- cp -a . {PowerShellText.Quote("~/" + path.TrimEnd('\\').Split('\\').Last())}";
        return $"Copy-Item -Recurse {PowerShellText.Quote(path)} {(better is null ? "$HOME" : PowerShellText.Quote(better))}";
    }

    static bool IsMountedDrive(string path) =>
        path.StartsWith("/mnt/", System.StringComparison.Ordinal) && path.Length >= 6 && (path.Length == 6 || path[6] == '/');

    static string FileSystem(ProjectFacts project) => project.FileSystem is { } type ? $" (file system {type})" : "";
}
