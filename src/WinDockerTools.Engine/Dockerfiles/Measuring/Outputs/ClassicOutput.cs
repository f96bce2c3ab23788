using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace WinDockerTools.Engine.Dockerfiles.Measuring.Outputs;

/// <summary>
/// Reads what the classic builder writes while it goes on, one step after the other (moby, builder/dockerfile). Takes
/// any text, in pieces of any size.
/// </summary>
sealed class ClassicOutput
{
    const int LongestTail = 20, LongestLine = 64 * 1024;

    static readonly Regex Step = new("^Step (?<number>[0-9]{1,9})/(?<all>[0-9]{1,9}) : (?<text>.*)$", RegexOptions.CultureInvariant);
    static readonly Regex Image = new("^ ---> (?<id>[0-9a-f]{12,64})$", RegexOptions.CultureInvariant);

    // What the builder says itself while a step goes on.
    static readonly Regex Container = new("^ ---> Running in (?<id>[0-9a-f]{12,64})$", RegexOptions.CultureInvariant);
    static readonly Regex Own = new("^( ---> (\\[Warning\\].*)?|Successfully (built|tagged) .*)$", RegexOptions.CultureInvariant);

    // Standard error comes in red.
    static readonly Regex Color = new("\u001b\\[[0-9;]*m", RegexOptions.CultureInvariant);

    readonly List<BuilderStep> steps = [];
    readonly Queue<string> tail = new();
    readonly List<string> made = [];
    readonly StringBuilder line = new();
    TimeSpan began;
    bool isCached;

    /// <summary>The steps, in order.</summary>
    public IReadOnlyList<BuilderStep> Steps => steps;

    /// <summary>Images that steps seem to have made, the first first: what a command of the build writes may look the same.</summary>
    public IReadOnlyList<string> Made => made;

    /// <summary>The container in which the last step seems to run; null where it has ended.</summary>
    public string? Running { get; private set; }

    /// <summary>The last lines that the last step wrote.</summary>
    public IReadOnlyList<string> Tail => [.. tail];

    /// <param name="text">The next piece.</param>
    /// <param name="at">When it came, since any moment.</param>
    public void Read(string text, TimeSpan at)
    {
        foreach (var letter in text)
        {
            if (letter is '\n' or '\r')
                Flush(at);
            else if (line.Length < LongestLine)
                line.Append(letter);
        }
        // Nothing ends a step's own line before its command begins.
        if (line.Length > 0 && line[0] == 'S' && Step.IsMatch(line.ToString()) && text.StartsWith("Step ", StringComparison.Ordinal))
            Flush(at);
    }

    /// <summary>The build has ended.</summary>
    public void End(TimeSpan at, ImageBuildOutcome outcome)
    {
        Flush(at);
        Close(at, outcome switch { ImageBuildOutcome.Succeeded => null, ImageBuildOutcome.Failed => ImageStepOutcome.Failed, _ => ImageStepOutcome.Skipped });
    }

    void Flush(TimeSpan at)
    {
        var text = Color.Replace(line.ToString(), "");
        line.Clear();
        if (Step.Match(text) is { Success: true } step)
        {
            Close(at, null);
            steps.Add(new BuilderStep(null, int.Parse(step.Groups["number"].Value, CultureInfo.InvariantCulture), step.Groups["text"].Value.Trim()));
            (began, isCached) = (at, false);
            tail.Clear();
        }
        else if (text == " ---> Using cache")
        {
            isCached = true;
        }
        else if (Image.Match(text) is { Success: true } image)
        {
            if (!isCached && steps.Count > 0 && !steps[steps.Count - 1].IsFrom)
                made.Add(image.Groups["id"].Value);
        }
        else if (Container.Match(text) is { Success: true } container)
        {
            Running = container.Groups["id"].Value;
        }
        else if (text.StartsWith("Removing intermediate container ", StringComparison.Ordinal))
        {
            Running = null;
        }
        else if (text.Trim().Length > 0 && !Own.IsMatch(text))
        {
            tail.Enqueue(text);
            if (tail.Count > LongestTail)
                tail.Dequeue();
        }
    }

    void Close(TimeSpan at, ImageStepOutcome? outcome)
    {
        if (steps.Count == 0)
            return;
        var last = steps[steps.Count - 1];
        steps[steps.Count - 1] = last with
        {
            Outcome = outcome ?? (isCached ? ImageStepOutcome.Cached : ImageStepOutcome.Built),
            Duration = isCached ? null : at - began,
        };
    }
}
