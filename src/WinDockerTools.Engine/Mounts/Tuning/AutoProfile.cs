using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Mounts.Tuning;

/// <summary>
/// Chooses a profile by what a mount has counted. What nobody can see in the counters, whether others write and whether
/// files ever change, is never assumed: BuildCache and CiWorkspace are for those who know.
/// </summary>
static class AutoProfile
{
    /// <summary>Fewer calls tell nothing.</summary>
    const long Enough = 1000;

    const double Seldom = 0.01;

    static readonly string[] Changes = ["WRITE", "CREATE", "MKDIR", "REMOVE", "RMDIR", "RENAME", "LINK", "SYMLINK", "MKNOD", "SETATTR"];
    static readonly string[] Locks = ["LOCK", "LOCKT"];

    public static (MountWorkloadProfile Profile, string Why) Of(IReadOnlyList<NfsOperation> operations)
    {
        var calls = operations.Sum(operation => operation.Calls);
        if (calls < Enough)
            return (MountWorkloadProfile.SharedWriters, $"{calls} calls are too few to tell what the mount is used for");
        if (Count(Locks) > 0)
            return (MountWorkloadProfile.SharedWriters, "files on it are locked, which those do who share them");
        var changed = (double)Count(Changes) / calls;
        return changed < Seldom
            ? (MountWorkloadProfile.ReadMostly, $"fewer than {Seldom:P0} of {calls} calls changed anything")
            : (MountWorkloadProfile.SourceTree, $"{changed:P0} of {calls} calls changed something");

        long Count(string[] names) => operations.Where(operation => Array.IndexOf(names, operation.Name) >= 0).Sum(operation => operation.Calls);
    }
}
