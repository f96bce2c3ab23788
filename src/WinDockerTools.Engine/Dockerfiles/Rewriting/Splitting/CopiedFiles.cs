using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Splitting;

/// <summary>A file that COPY or ADD brings from the build context; an empty folder has a slash at its end.</summary>
/// <param name="Copy">The instruction.</param>
/// <param name="Path">The file below the context.</param>
/// <param name="Source">The source of the instruction that names it: the file itself, or a folder above; empty for the context.</param>
/// <param name="Target">The absolute path in the image.</param>
sealed record CopiedFile(FileInstruction Copy, string Path, string Source, string Target);

/// <summary>What the build context brings into a stage.</summary>
sealed class CopiedFiles
{
    /// <summary>A project with more is not looked through.</summary>
    const int Most = 20_000;

    readonly List<CopiedFile> files = [];
    readonly HashSet<string> folders = new(StringComparer.Ordinal) { "/" };

    public IReadOnlyList<CopiedFile> All => files;

    /// <summary>Why they are not known; null where they are.</summary>
    public string? Why { get; private set; }

    public static CopiedFiles Of(DockerfileFacts facts, BuildStage stage)
    {
        var copied = new CopiedFiles();
        var context = facts.Context?.Files(Most);
        foreach (var step in stage.Steps)
        {
            copied.folders.Add(WorkingFolder.Plain(facts, stage, step.After));
            if (step.Instruction is FileInstruction copy and not CopyInstruction { From: not null } && copy.Sources.Count > 0)
                copied.Why ??= context is null ? "What the build context holds is not known." : copied.Add(facts, stage, step, copy, context);
        }
        return copied;
    }

    string? Add(DockerfileFacts facts, BuildStage stage, StageStep step, FileInstruction copy, IReadOnlyList<string> context)
    {
        var line = facts.File.Source.LineOf(copy.Span.Start);
        if (StagePaths.Resolve(WorkingFolder.Plain(facts, stage, step.Before), StagePaths.Expand(step, copy.Destination.Text)) is not { } to)
            return $"Where line {line} copies to is not known.";
        var isFolder = copy.Sources.Count > 1 || copy.Destination.Text.TrimEnd('"').EndsWith("/", StringComparison.Ordinal) || copy.Destination.Text.EndsWith("\\", StringComparison.Ordinal) || folders.Contains(to);
        foreach (var word in copy.Sources)
        {
            var source = StagePaths.Expand(step, word.Text);
            // What is fetched, or unpacked, is repeated as it stands.
            if (source.Contains("://"))
                continue;
            if (source.IndexOf('$') >= 0 || (copy is CopyInstruction { Parents: true }))
                return $"What line {line} copies is not known.";
            var plain = StagePaths.Resolve("/", source)!.Substring(1);
            var isPattern = plain.IndexOfAny(['*', '?', '[']) >= 0;
            var before = files.Count;
            foreach (var (path, below) in isPattern ? Matching(plain, context) : Below(plain, context))
                files.Add(new CopiedFile(copy, path, path.Substring(0, path.Length - below.Length).TrimEnd('/'), below.Length > 0 ? Join(to, below) : isFolder || isPattern ? Join(to, BuildInputs.Name(path)) : to));
            if (files.Count == before && !isPattern && plain.Length > 0)
                return $"The build context has no '{plain}', which line {line} copies.";
            if (files.Skip(before).Any(file => file.Path != plain))
                folders.Add(to);
        }
        return null;
    }

    // The file itself, or all below the folder.
    static IEnumerable<(string Path, string Below)> Below(string source, IReadOnlyList<string> context) => source.Length == 0
        ? context.Select(path => (path, path))
        : context.Where(path => path == source || path.StartsWith(source + "/", StringComparison.Ordinal)).Select(path => (path, path == source ? "" : path.Substring(source.Length + 1)));

    // A pattern meets files and folders of one depth; of folders it takes what is in them.
    static IEnumerable<(string Path, string Below)> Matching(string pattern, IReadOnlyList<string> context)
    {
        var depth = pattern.Split('/').Length;
        var regex = new Regex("^" + Regex.Escape(pattern).Replace(@"\*", "[^/]*").Replace(@"\?", "[^/]") + "\\z", RegexOptions.CultureInvariant | RegexOptions.Singleline);
        foreach (var path in context)
        {
            var parts = path.Split('/');
            if (parts.Length >= depth && regex.IsMatch(string.Join("/", parts.Take(depth))))
                yield return (path, string.Join("/", parts.Skip(depth)));
        }
    }

    public static string Join(string folder, string name) => folder.TrimEnd('/') + "/" + name;
}
