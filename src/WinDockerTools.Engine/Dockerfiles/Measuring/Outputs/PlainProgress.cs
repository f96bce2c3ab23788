using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace WinDockerTools.Engine.Dockerfiles.Measuring.Outputs;

/// <summary>
/// Reads what <c>docker build --progress=plain</c> writes (moby/buildkit, util/progress/progressui): lines of many
/// vertices, each with its number in front. Takes any text.
/// </summary>
sealed class PlainProgress
{
    const int LongestTail = 20;

    static readonly Regex Line = new(@"^#(?<vertex>[0-9]{1,9}) (?<rest>.*)$", RegexOptions.CultureInvariant);
    static readonly Regex Done = new(@"^DONE (?<seconds>[0-9]{1,9}(?:\.[0-9]{1,9})?)s$", RegexOptions.CultureInvariant);
    static readonly Regex Failed = new("^ERROR:? ?(?<why>.*)$", RegexOptions.CultureInvariant);
    static readonly Regex Output = new(@"^[0-9]+\.[0-9]+ (?<text>.*)$", RegexOptions.CultureInvariant);
    static readonly Regex Name = new(@"^\[(?:(?<stage>[^\]]*?) )?(?<number>[0-9]{1,9})/[0-9]{1,9}\] (?<text>.*)$", RegexOptions.CultureInvariant);
    static readonly Regex Exit = new("exit code: (?<code>-?[0-9]{1,9})", RegexOptions.CultureInvariant);

    readonly Dictionary<string, Vertex> vertices = new(StringComparer.Ordinal);
    readonly List<string> loose = [];

    PlainProgress()
    {
    }

    public static PlainProgress Parse(IEnumerable<string> lines)
    {
        var progress = new PlainProgress();
        foreach (var line in lines)
            progress.Read(line.TrimEnd('\r', '\n'));
        return progress;
    }

    /// <summary>The steps of the file, in the order of their first appearance.</summary>
    public IReadOnlyList<BuilderStep> Steps => [.. vertices.Values.Where(vertex => vertex.Step is not null).Select(vertex => vertex.Step! with { Outcome = vertex.Outcome, Duration = vertex.Duration })];

    /// <summary>What failed; null where nothing is said to have. A step may fail since another did.</summary>
    public string? Failure => Culprit is { } failed ? failed.Error : Last(loose);

    /// <summary>The step that failed; null where the failure is of none.</summary>
    public BuilderStep? FailedStep => Culprit?.Step;

    /// <summary>Of the command that failed.</summary>
    public int? ExitCode => Culprit is { Error: { } error } && Exit.Match(error) is { Success: true } match
        ? int.Parse(match.Groups["code"].Value, CultureInfo.InvariantCulture) : null;

    /// <summary>The last lines that the failed step wrote.</summary>
    public IReadOnlyList<string> FailedOutput => Culprit?.Tail.ToList() ?? [];

    Vertex? Culprit => vertices.Values.FirstOrDefault(vertex => vertex.Error is not null && vertex.Step is not null) ?? vertices.Values.FirstOrDefault(vertex => vertex.Error is not null);

    void Read(string line)
    {
        if (Line.Match(line) is not { Success: true } match)
        {
            if (line.Trim().Length > 0)
                loose.Add(line.Trim());
            if (loose.Count > LongestTail)
                loose.RemoveAt(0);
            return;
        }
        var number = match.Groups["vertex"].Value;
        if (!vertices.TryGetValue(number, out var vertex))
            vertices[number] = vertex = new Vertex();
        vertex.Read(match.Groups["rest"].Value);
    }

    static string? Last(List<string> lines) => lines.Count > 0 ? lines[lines.Count - 1] : null;

    sealed class Vertex
    {
        bool isNamed, isDone, isCached;

        public BuilderStep? Step { get; private set; }
        public TimeSpan? Duration { get; private set; }
        public string? Error { get; private set; }
        public Queue<string> Tail { get; } = new();

        // What neither ended nor failed was broken off.
        public ImageStepOutcome Outcome => Error is not null ? ImageStepOutcome.Failed
            : isCached ? ImageStepOutcome.Cached
            : isDone ? ImageStepOutcome.Built : ImageStepOutcome.Skipped;

        public void Read(string text)
        {
            // The first line names it; one behind others' lines names it again.
            if (Name.Match(text) is { Success: true } name && Step is null)
            {
                // A platform may stand before the stage: [linux/amd64 build 2/6].
                var stage = name.Groups["stage"].Value.Split(' ').Last();
                Step = new BuilderStep(stage.Length == 0 || stage.Contains('/') ? null : stage, int.Parse(name.Groups["number"].Value, CultureInfo.InvariantCulture), name.Groups["text"].Value.Trim());
                isNamed = true;
            }
            else if (!isNamed)
            {
                isNamed = true;
            }
            else if (Done.Match(text) is { Success: true } done)
            {
                isDone = true;
                Duration = TimeSpan.FromSeconds(double.Parse(done.Groups["seconds"].Value, CultureInfo.InvariantCulture));
            }
            else if (text == "CACHED")
            {
                isCached = true;
            }
            else if (Failed.Match(text) is { Success: true } failed)
            {
                Error ??= failed.Groups["why"].Value;
            }
            else if (Output.Match(text) is { Success: true } output)
            {
                Tail.Enqueue(output.Groups["text"].Value);
                if (Tail.Count > LongestTail)
                    Tail.Dequeue();
            }
        }
    }
}
