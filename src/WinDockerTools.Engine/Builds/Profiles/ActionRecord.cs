using System;
using System.Collections.Generic;

namespace WinDockerTools.Engine.Builds.Profiles;

/// <summary>One action of the go command, as an action graph has it.</summary>
sealed record ActionRecord
{
    public int Id { get; init; }
    public string Mode { get; init; } = "";
    public string Package { get; init; } = "";

    /// <summary>Ids of the actions that must be done before.</summary>
    public IReadOnlyList<int> Deps { get; init; } = [];

    /// <summary>When it could have begun.</summary>
    public DateTimeOffset? Ready { get; init; }

    public DateTimeOffset? Start { get; init; }
    public DateTimeOffset? Done { get; init; }

    /// <summary>User and system time of its commands.</summary>
    public TimeSpan CpuTime { get; init; }

    /// <summary>
    /// Commands were run for it. The graph's own NeedBuild is what was planned before the cache was asked, and is true
    /// for everything in a build that compiles nothing.
    /// </summary>
    public bool HasCommands { get; init; }

    /// <summary>Its commands compile a package of the standard library.</summary>
    public bool IsStandard { get; init; }

    /// <summary>It has a result: a failed action has none, and neither has what waited for it.</summary>
    public bool HasResult { get; init; }

    public bool HasRun => Start is not null && Done is not null;

    public TimeSpan Duration => Start is { } start && Done is { } done && done > start ? done - start : TimeSpan.Zero;

    public TimeSpan Waiting => Start is { } start && Ready is { } ready && start > ready ? start - ready : TimeSpan.Zero;

    /// <summary>The cache, or an earlier build, had the result.</summary>
    public bool IsCached => Mode is "build" or "link" && HasRun && HasResult && !HasCommands;
}
