using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WinDockerTools.Tests.Harness;

namespace WinDockerTools.Tests.Lab.Dockerfiles;

/// <summary>One run of a project's container, and what has to come of it.</summary>
/// <param name="Variables">Environment variables, as <c>NAME=value</c>.</param>
/// <param name="Arguments">In place of the image's command; none takes that.</param>
/// <param name="ExitCode">What it returns.</param>
/// <param name="Output">What it writes to standard output.</param>
public sealed record ProjectRun(IReadOnlyList<string> Variables, IReadOnlyList<string> Arguments, int ExitCode, string Output);

/// <summary>
/// A complete Go program with a Dockerfile as people write it, and one as an expert would have written it by hand to run
/// the same, linked to what the first is linked to. The
/// comment of its archive says what it is, then has lines of a key and a value: <c>run</c> (variables and arguments),
/// after it <c>stdout</c> (a line) and <c>exit</c>; <c>keep</c> (a path that the image must have); <c>rewrite</c>
/// (<c>unchanged</c>: there is nothing to gain, or nothing that is safe); <c>newline</c> (<c>crlf</c>: that of the
/// Dockerfiles); <c>larger</c> (why its rewritten image is larger than the one by hand); <c>needs</c> (<c>heredocs</c>: newer builders than Debian's); <c>edit</c> (a Go file of the program, main.go without it).
/// </summary>
public sealed class GoProject
{
    public const string Naive = "Dockerfile", Tuned = "Dockerfile.tuned", Classic = "Dockerfile.classic";

    readonly TextArchive archive;

    GoProject(string name, TextArchive archive)
    {
        Name = name;
        var runs = new List<ProjectRun>();
        var keep = new List<string>();
        var files = archive.Files;
        foreach (var (key, value) in Header(archive.Comment))
        {
            switch (key)
            {
                case "run":
                    var words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                    var variables = words.TakeWhile(word => word.Contains('=', StringComparison.Ordinal)).ToArray();
                    runs.Add(new ProjectRun(variables, words[variables.Length..], 0, ""));
                    break;
                case "stdout":
                    runs[^1] = runs[^1] with { Output = runs[^1].Output + value + "\n" };
                    break;
                case "exit":
                    runs[^1] = runs[^1] with { ExitCode = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture) };
                    break;
                case "keep":
                    keep.Add(value);
                    break;
                case "edit":
                    Edited = value;
                    break;
                case "larger":
                    WhyLarger = value;
                    break;
                case "rewrite" when value == "unchanged":
                    StaysUnchanged = true;
                    break;
                case "needs" when value == "heredocs":
                    NeedsNewerBuilder = true;
                    break;
                case "newline" when value == "crlf":
                    files = [.. files.Select(file => IsDockerfile(file.Name) ? (file.Name, file.Text.ReplaceLineEndings("\r\n")) : file)];
                    break;
                default:
                    throw new FormatException($"{name}: '{key}: {value}' is no line of a project's header.");
            }
        }
        Runs = runs;
        Kept = keep;
        this.archive = archive with { Files = files };
    }

    public string Name { get; }

    public IReadOnlyList<ProjectRun> Runs { get; }

    /// <summary>Files and folders that every image of it must have, besides those that its runs need.</summary>
    public IReadOnlyList<string> Kept { get; }

    /// <summary>Its Dockerfile is to be left as it is.</summary>
    public bool StaysUnchanged { get; }

    /// <summary>The engine of 20.10 cannot build it.</summary>
    public bool NeedsNewerBuilder { get; }

    /// <summary>What cannot be proven of it, so that its rewritten image holds more than an expert's; null where it is as small.</summary>
    public string? WhyLarger { get; }

    /// <summary>The Go file that somebody who works on the program edits.</summary>
    public string Edited { get; } = "main.go";

    /// <summary>Of all projects, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.txtar").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    /// <summary>Of those that can be built here.</summary>
    public static IReadOnlyList<string> Buildable { get; } = [.. Names.Where(name => !Load(name).NeedsNewerBuilder)];

    static string Folder => Path.Combine(Repository.Root, "tests", "Lab", "Dockerfiles", "Projects");

    public static GoProject Load(string name) => new(name, TextArchive.Parse(File.ReadAllText(Path.Combine(Folder, name + ".txtar"))));

    public string Text(string file) => archive.Files.Single(item => item.Name == file).Text;

    public void WriteTo(string folder) => archive.WriteTo(folder);

    static bool IsDockerfile(string name) => name is Naive or Tuned;

    // What it is, in words, then a blank line.
    static IEnumerable<(string Key, string Value)> Header(string comment) =>
        from line in comment.Split("\n\n", 2).Last().Split('\n', StringSplitOptions.RemoveEmptyEntries)
        let colon = line.IndexOf(':', StringComparison.Ordinal)
        select (line[..colon], line[(colon + 1)..].TrimStart());
}
