using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>The sources lie on another machine.</summary>
static class SourcesOnNetworkMount
{
    public const string Id = "SourcesOnNetworkMount";

    /// <summary>As /proc/mounts names them (kernel Documentation/filesystems; FUSE adds the program's name).</summary>
    static readonly string[] Types =
        ["nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "9p", "v9fs", "afs", "ceph", "fuse.sshfs", "fuse.glusterfs", "fuse.s3fs", "davfs", "fuse.davfs2"];

    public static IEnumerable<ScenarioFinding> In(BuildFacts facts) =>
        from scenario in facts.First()
        let path = facts.Project.Path
        where (Types.Contains(facts.Project.FileSystem) || path.StartsWith(@"\\", System.StringComparison.Ordinal)) && !SourcesAcrossWsl.IsAcross(facts)
        select new ScenarioFinding(scenario.Scenario.Name, null, new GoBuildFinding(
            Id,
            $"{path} is on {facts.Project.FileSystem ?? "a share"}{SourcePlace.Amount(facts.Project)}.",
            "The go command looks at every source file of the build, and each look is a question to another machine." + SourcePlace.OnCopies,
            ContainerPath.IsWindows(path)
                ? $"Copy-Item -Recurse {PowerShellText.Quote(path)} $env:TEMP"
                : $"cp -a {Phrase.Shell(path)} /tmp/"));
}
