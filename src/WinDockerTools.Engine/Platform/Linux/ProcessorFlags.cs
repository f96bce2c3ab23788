using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace WinDockerTools.Engine.Platform.Linux;

/// <summary>What the kernel says that a processor can do (proc_cpuinfo(5)); names are those of x86.</summary>
static class ProcessorFlags
{
    const string InfoFile = "/proc/cpuinfo";

    /// <summary>Null where the kernel does not tell.</summary>
    public static IReadOnlyList<string>? OfThisMachine()
    {
        try
        {
            return Parse(File.ReadLines(InfoFile));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Those of the first processor.</summary>
    public static IReadOnlyList<string>? Parse(IEnumerable<string> lines) => lines
        .Select(line => line.Split([':'], 2))
        .FirstOrDefault(parts => parts.Length == 2 && parts[0].Trim() == "flags")?[1].Split([' '], StringSplitOptions.RemoveEmptyEntries);
}
