using System;
using System.Linq;

namespace WinDockerTools.Engine.Common.Go;

/// <summary>Major and minor number of a Go release.</summary>
static class GoRelease
{
    /// <summary>Go compiles its standard library on first use (go.dev/doc/go1.20#go-command).</summary>
    public static readonly Version WithoutPrecompiledStd = new(1, 20);

    /// <summary>GOMAXPROCS follows the CPU quota of the control group (go.dev/doc/go1.25#container-aware-gomaxprocs).</summary>
    public static readonly Version FollowsCpuQuota = new(1, 25);

    /// <summary><c>go1.24.1</c>, <c>go1.25rc1</c>, <c>devel go1.26-…</c>: whether the release is an earlier one; null for anything else.</summary>
    public static bool? IsBefore(string? version, Version release) => Of(version) is { } known ? known < release : null;

    static Version? Of(string? version)
    {
        var word = version?.Split(' ').FirstOrDefault(part => part.StartsWith("go", StringComparison.Ordinal));
        var numbers = word?.Substring(2).Split('.');
        return numbers is { Length: >= 2 } && Number(numbers[0]) is { } major && Number(numbers[1]) is { } minor ? new Version(major, minor) : null;
    }

    static int? Number(string text) =>
        int.TryParse(new string([.. text.TakeWhile(c => c is >= '0' and <= '9')]), out var number) ? number : null;
}
