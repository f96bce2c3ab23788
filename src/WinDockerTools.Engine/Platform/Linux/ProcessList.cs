using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace WinDockerTools.Engine.Platform.Linux;

/// <summary>The processes of this machine by their command lines, which everybody may read (proc_pid_cmdline(5)).</summary>
static class ProcessList
{
    const string Processes = "/proc";

    /// <summary>Program and arguments of every process whose program has that name; null where the system does not tell.</summary>
    public static IReadOnlyList<IReadOnlyList<string>>? Named(string program)
    {
        try
        {
            return Directory.Exists(Processes) ? [.. Directory.GetDirectories(Processes).Where(IsProcess).Select(Arguments).Where(line => Is(line, program))] : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Each argument ends with a zero byte.</summary>
    public static IReadOnlyList<string> Parse(string text) => text.Length == 0 ? [] : [.. (text[text.Length - 1] == '\0' ? text.Substring(0, text.Length - 1) : text).Split('\0')];

    static bool IsProcess(string folder) => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    static bool Is(IReadOnlyList<string> line, string program) => line.Count > 0 && line[0].Split('/').Last() == program;

    static IReadOnlyList<string> Arguments(string folder)
    {
        try
        {
            return Parse(File.ReadAllText(Path.Combine(folder, "cmdline")));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is hidden.
            return [];
        }
    }
}
