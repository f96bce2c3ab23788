using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Mounts.Measuring.Workloads;

/// <summary>
/// Mixes as they were recorded with <c>strace -f -y -e trace=%file,%desc</c> on Linux: calls on the work's own files,
/// not those on libraries, devices and /proc. Attributes of open files, seeking and closing are no steps of their own.
/// Making a folder that is there already counts as asking for it.
/// </summary>
static class WorkloadMixes
{
    /// <summary>Of the program that Go's linker writes through a mapping nothing is seen; it is not in the mix.</summary>
    static readonly WorkloadMix GoBuild = new(MountWorkload.GoBuild, 1442,
        "go build ./cmd/... in samples/go-service, go1.19.8, one line added to internal/api; sources, GOROOT, GOCACHE and $WORK")
    {
        Steps = new Dictionary<WorkStep, int>
        {
            [WorkStep.Stat] = 4598,
            [WorkStep.StatMissing] = 27,
            [WorkStep.Readdir] = 148,
            [WorkStep.Read] = 1442,
            [WorkStep.Create] = 21,
            [WorkStep.Write] = 3,
            [WorkStep.Rename] = 1,
            [WorkStep.Unlink] = 5,
            [WorkStep.MakeFolder] = 4,
            [WorkStep.RemoveFolder] = 4,
            [WorkStep.Lock] = 4,
        },
        BytesRead = 19_642_342,
        BytesWritten = 221_651,
    };

    static readonly WorkloadMix NodeModules = new(MountWorkload.NodeModules, 635,
        "npm ci --prefer-offline --ignore-scripts of express 4 over the same node_modules, npm 11.19.1; then node -e \"require('express')\", node 20.20.2")
    {
        Steps = new Dictionary<WorkStep, int>
        {
            [WorkStep.Stat] = 1068 + 152 + 751,
            [WorkStep.StatMissing] = 858 + 664,
            [WorkStep.Readdir] = 208,
            [WorkStep.Read] = 11 + 203,
            [WorkStep.Create] = 635,
            [WorkStep.Unlink] = 636,
            [WorkStep.MakeFolder] = 134,
            [WorkStep.RemoveFolder] = 134,
        },
        BytesRead = 75_622 + 801_602,
        BytesWritten = 2_399_698,
    };

    static readonly WorkloadMix GitStatus = new(MountWorkload.GitStatus, 966,
        "git status in a checkout of 966 files in 142 folders, git 2.39.5")
    {
        Steps = new Dictionary<WorkStep, int>
        {
            [WorkStep.Stat] = 1176,
            [WorkStep.StatMissing] = 94,
            [WorkStep.Readdir] = 161,
            [WorkStep.Read] = 24,
            [WorkStep.Create] = 1,
            [WorkStep.Unlink] = 1,
        },
        BytesRead = 1_812,
    };

    static readonly Dictionary<MountWorkload, WorkloadMix> All =
        new[] { GoBuild, NodeModules, GitStatus }.ToDictionary(mix => mix.Workload);

    /// <summary>Null for Sequential, which is no mix: dd writes 32 blocks of 1 MiB, syncs once, and reads them.</summary>
    public static WorkloadMix? Find(MountWorkload workload) => All.TryGetValue(workload, out var mix) ? mix : null;
}
