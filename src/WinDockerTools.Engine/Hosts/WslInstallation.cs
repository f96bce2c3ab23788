using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common;

namespace WinDockerTools;

/// <summary>The Windows Subsystem for Linux of a machine, as wsl.exe tells of it to this account.</summary>
public sealed class WslInstallation
{
    /// <summary>The version of the package; null for the WSL that came with Windows itself.</summary>
    public Version? Version { get; init; }

    /// <summary>The version of its own kernel, such as <c>6.6.87.2-1</c>.</summary>
    public string? KernelVersion { get; init; }

    /// <summary>The distribution that wsl starts without a name; null where there is none.</summary>
    public string? DefaultDistribution { get; init; }

    /// <summary>Those of this account, Docker Desktop's among them.</summary>
    public IReadOnlyList<WslDistribution> Distributions { get; init => field = Indexed.Of(value); } = [];

    public override string ToString() => string.Join(" ", new[] { Version?.ToString(), string.Join(", ", Distributions.Select(one => one.Name)) }.Where(part => !string.IsNullOrEmpty(part)));
}

/// <summary>A Linux in the Windows Subsystem for Linux.</summary>
public sealed class WslDistribution
{
    public string Name { get; init; } = "";

    /// <summary>In the words of wsl.exe, such as Running or Stopped.</summary>
    public string State { get; init; } = "";

    /// <summary>1, on Windows' own kernel, or 2, in a virtual machine.</summary>
    public int Version { get; init; }

    public bool IsDefault { get; init; }

    public override string ToString() => Name;
}
