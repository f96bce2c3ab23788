using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;
using WinDockerTools.Engine.Dockerfiles.Parsing.Words;

namespace WinDockerTools.Engine.Dockerfiles.Facts;

/// <summary>Paths within a stage, with forward slashes and without a drive letter.</summary>
static class StagePaths
{
    /// <summary>The absolute path, without a slash at its end; null where the working directory or a variable is not known.</summary>
    public static string? Resolve(string? workingDirectory, string path)
    {
        var slashed = Slashed(path);
        if (slashed.IndexOf('$') >= 0)
            return null;
        if (!slashed.StartsWith("/", StringComparison.Ordinal))
        {
            if (workingDirectory is null)
                return null;
            slashed = Slashed(workingDirectory) + "/" + slashed;
        }
        var kept = new List<string>();
        foreach (var part in slashed.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..")
                kept.Add(part);
            else if (kept.Count > 0)
                kept.RemoveAt(kept.Count - 1);
        }
        return "/" + string.Join("/", kept);
    }

    /// <summary>A word of an instruction with its variables, where they are known; else as it is written.</summary>
    public static string Expand(StageStep step, string text) =>
        new ShellWords(step.Instruction.Syntax.Escape).Expand(text, name => step.Before.Variables[name]) is { Failed: false, Unset.Count: 0 } expanded ? expanded.Text : text;

    /// <summary>The sources of a COPY from another stage or image, from its root.</summary>
    public static IEnumerable<string> Sources(StageStep step, FileInstruction copy) => copy.Sources.Select(source => Resolve("/", Expand(step, source.Text))).OfType<string>();

    /// <summary>Whether a path is a folder, or lies in it.</summary>
    public static bool IsIn(string path, string folder) => path == folder || path.StartsWith(folder == "/" ? "/" : folder + "/", StringComparison.OrdinalIgnoreCase);

    static string Slashed(string path) => path.Replace('\\', '/') is var slashed && slashed.Length > 1 && slashed[1] == ':' ? slashed.Substring(2) : slashed;
}
