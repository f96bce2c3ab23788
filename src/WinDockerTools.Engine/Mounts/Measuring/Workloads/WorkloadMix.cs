using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Mounts.Measuring.Workloads;

/// <summary>One step of work.</summary>
enum WorkStep
{
    Stat,

    /// <summary>Asking for something that is not there.</summary>
    StatMissing,

    /// <summary>A whole file.</summary>
    Read,

    Readdir,

    /// <summary>A new file with its content.</summary>
    Create,

    /// <summary>Into a file that exists.</summary>
    Write,

    Rename,
    Unlink,
    MakeFolder,
    RemoveFolder,
    Lock,
    Sync,
}

/// <summary>How often a recorded work does what.</summary>
/// <param name="Workload">Its name.</param>
/// <param name="Files">Files of the tree that it was recorded in.</param>
/// <param name="Source">How it was recorded.</param>
sealed record WorkloadMix(MountWorkload Workload, int Files, string Source)
{
    public IReadOnlyDictionary<WorkStep, int> Steps { get; init; } = new Dictionary<WorkStep, int>();

    /// <summary>Bytes of all files that are read, and of all that are written.</summary>
    public long BytesRead { get; init; }
    public long BytesWritten { get; init; }

    public int ReadSize => Size(BytesRead, Count(WorkStep.Read));
    public int WriteSize => Size(BytesWritten, Count(WorkStep.Create) + Count(WorkStep.Write));

    public int Count(WorkStep step) => Steps.TryGetValue(step, out var count) ? count : 0;

    /// <summary>The same in a tree of so many files; what was done at all is done at least once.</summary>
    public IReadOnlyDictionary<WorkStep, int> For(int files) =>
        Steps.ToDictionary(step => step.Key, step => (int)Math.Max(1, Math.Round((double)step.Value * files / Files)));

    static int Size(long bytes, int files) => files == 0 ? 0 : (int)(bytes / files);
}
