using System;
using System.Collections.Generic;
using WinDockerTools.Engine.Common;

namespace WinDockerTools;

/// <summary>Where the time of one build went.</summary>
public sealed class GoBuildProfile
{
    /// <summary>The project's folder, or the action graph's file.</summary>
    public string Path { get; init; } = "";

    /// <summary>Such as <c>go1.24.1</c>; null when only an action graph is there.</summary>
    public string? GoVersion { get; init; }

    /// <summary>From the first action to the end of the last.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Loading packages before the first action; null when not traced.</summary>
    public TimeSpan? LoadTime { get; init; }

    /// <summary>The part of <see cref="LoadTime"/> in which modules were fetched and unpacked, or found to be there; null when not known.</summary>
    public TimeSpan? ModuleDownloadTime { get; init; }

    /// <summary>The longest chain of actions that had to wait for one another: no number of CPUs makes it shorter.</summary>
    public TimeSpan CriticalPath { get; init; }

    /// <summary><see cref="Duration"/> over <see cref="CriticalPath"/>: the most that more CPUs could give.</summary>
    public double? SpeedupLimit { get; init; }

    public TimeSpan CpuTime { get; init; }

    /// <summary>Mean number of actions at work at once.</summary>
    public double? Concurrency { get; init; }

    public int PackagesBuilt { get; init; }
    public int PackagesCached { get; init; }

    /// <summary>Of the link action; null when nothing was linked.</summary>
    public TimeSpan? LinkTime { get; init; }

    public IReadOnlyList<GoBuildAction> Actions { get; init => field = Indexed.Of(value); } = [];

    /// <summary>Empty where the compiler was not asked, or is older than Go 1.17.</summary>
    public IReadOnlyList<GoBuildPhase> Phases { get; init => field = Indexed.Of(value); } = [];

    public override string ToString() => Path;
}

/// <summary>One step of a build: a package that was compiled or found in the cache, or a link.</summary>
public sealed class GoBuildAction
{
    public string Package { get; init; } = "";

    /// <summary>The go command's own word: <c>build</c>, <c>link</c>, <c>test run</c>, …</summary>
    public string Mode { get; init; } = "";

    /// <summary>Offset from the build's beginning.</summary>
    public TimeSpan Start { get; init; }

    /// <summary>Wall time of the step.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>User and system time of its commands.</summary>
    public TimeSpan CpuTime { get; init; }

    /// <summary>Ready, and waiting for one of the build's slots (<c>go build -p</c>).</summary>
    public TimeSpan Waiting { get; init; }

    /// <summary>No command was run for it: the result came from the cache.</summary>
    public bool IsCached { get; init; }

    public bool IsOnCriticalPath { get; init; }

    /// <summary>Why the cache had nothing; null when it had, or when the hash inputs were not compared.</summary>
    public string? MissReason { get; init; }

    public override string ToString() => $"{Mode} {Package}";
}

/// <summary>A part of the compiler's or linker's work, summed over all packages.</summary>
public sealed class GoBuildPhase
{
    /// <summary>Such as <c>Parse and type check</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Time of the work, summed over packages that were compiled side by side.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Share of all phases, from 0 to 1.</summary>
    public double Share { get; init; }

    /// <summary>The names under which the tools report it, such as <c>fe:parse</c>.</summary>
    public IReadOnlyList<string> Reported { get; init => field = Indexed.Of(value); } = [];

    public override string ToString() => Name;
}
