using System;

namespace WinDockerTools;

/// <summary>What a check came to. Only <see cref="Failed"/> keeps a host from being ready.</summary>
public enum CheckResult
{
    Passed,

    /// <summary>Containers do not run, or not as they were told to, until this is mended.</summary>
    Failed,

    /// <summary>Containers run, and something will cost time or surprise later.</summary>
    Warning,

    /// <summary>The question has no meaning for this host.</summary>
    NotApplicable,

    /// <summary>The answer could not be seen from here.</summary>
    Unknown,
}

/// <summary>One thing that was looked at on a container host, what was seen, and what to do about it.</summary>
public sealed class HostCheck
{
    /// <summary>The stable name of the check, to be given as <c>-Id</c> or <c>-Exclude</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>What is so where the check passes.</summary>
    public string Title { get; init; } = "";

    public CheckResult Result { get; init; }

    /// <summary>What was found, in words.</summary>
    public string Seen { get; init; } = "";

    /// <summary>Why it matters.</summary>
    public string Why { get; init; } = "";

    /// <summary>A command to run, or what to change; null where nothing needs to be done.</summary>
    public string? Remedy { get; init; }

    /// <summary>The engine's machine, by its own name where it tells one.</summary>
    public string? ComputerName { get; init; }

    /// <summary>The vendor's page about the matter.</summary>
    public Uri? HelpUri { get; init; }

    public override string ToString() => $"{Id}: {Result}";
}
