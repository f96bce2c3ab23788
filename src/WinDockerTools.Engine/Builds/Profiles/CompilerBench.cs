using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace WinDockerTools.Engine.Builds.Profiles;

/// <summary>
/// Reads what the compiler appends to a file with <c>-bench</c>: one block for each package, a cache hit writes none.
/// Names of phases have changed with nearly every version of Go, so they are known by how they begin.
/// </summary>
static class CompilerBench
{
    const string Line = "BenchmarkCompile:";
    const string Other = "Other";

    // cmd/compile/internal/gc/main.go, from Go 1.17 on.
    static readonly (string Prefix, string Phase)[] Phases =
    [
        ("fe:parse", "Parse and type check"), // types2 runs in it from Go 1.18 on
        ("fe:typecheck", "Parse and type check"),
        ("fe:inlining", "Inlining and escape analysis"),
        ("fe:devirtualize", "Inlining and escape analysis"),
        ("fe:escapes", "Inlining and escape analysis"),
        ("be:compilefuncs", "SSA and code generation"),
        ("be:dumpobj", "Object writing"),
    ];

    static readonly List<string> Order = [.. Phases.Select(phase => phase.Phase).Distinct(), Other];

    /// <summary>Sums over all packages, in the order of the compiler's work. What is no such line is passed over.</summary>
    public static async Task<IReadOnlyList<(string Name, TimeSpan Duration, IReadOnlyList<string> Reported)>> ReadAsync(Stream content)
    {
        var sums = new PhaseSums();
        using var reader = new StreamReader(content);
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            if (PhaseSums.TryRead(line, Line, out var name, out var time) && PhaseOf(name) is { } phase)
                sums.Add(Phases.FirstOrDefault(known => phase.StartsWith(known.Prefix, StringComparison.Ordinal)).Phase ?? Other, phase, time);
        }
        return [.. sums.Sums().OrderBy(sum => Order.IndexOf(sum.Name))];
    }

    // The package's path stands before it. Subtotals and totals repeat what the other lines say.
    static string? PhaseOf(string name)
    {
        var start = Math.Max(name.LastIndexOf(":fe:", StringComparison.Ordinal), name.LastIndexOf(":be:", StringComparison.Ordinal));
        if (start >= 0 && name.EndsWith(":subtotal", StringComparison.Ordinal))
            return null;
        return start >= 0 ? name.Substring(start + 1) : name.EndsWith(":unaccounted", StringComparison.Ordinal) ? "unaccounted" : null;
    }
}
