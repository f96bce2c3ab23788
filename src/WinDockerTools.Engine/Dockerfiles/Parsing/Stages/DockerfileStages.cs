using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

/// <summary>The stages of a Dockerfile, what they are built upon and what holds in them.</summary>
sealed class DockerfileStages
{
    /// <summary>All stages in order.</summary>
    public required IReadOnlyList<BuildStage> All { get; init; }

    /// <summary>The stage that is built: the wanted one, or the last; null where there is none.</summary>
    public required BuildStage? Target { get; init; }

    /// <summary>The indexes of the stages that the target needs, itself included, in order: BuildKit builds no others.</summary>
    public required IReadOnlyList<int> Needed { get; init; }

    /// <summary>ARG before the first FROM, and the predefined ones: what FROM can use.</summary>
    public required VariableMap GlobalArguments { get; init; }

    /// <summary>What is wrong between stages and with their variables, besides the errors of the file.</summary>
    public required IReadOnlyList<DockerfileError> Errors { get; init; }

    public static DockerfileStages Of(DockerfileSyntax file, StageOptions? options = null)
    {
        options ??= StageOptions.None;
        var errors = new DockerfileErrors(file.Source);
        var reader = new StageReader(file, options, errors);
        var all = reader.Read();
        var target = options.Target is null ? (all.Count > 0 ? all[all.Count - 1] : null) : all.LastOrDefault(stage => stage.Name == options.Target.ToLowerInvariant());
        if (target is null && options.Target is not null)
            errors.Add(new TextSpan(0, 0), $"There is no stage '{options.Target}'{(Names(all) is { Length: > 0 } names ? $"; the stages of this file are {names}" : "")}.");
        return new DockerfileStages
        {
            All = all,
            Target = target,
            Needed = target is null ? [] : [.. NeededBy(target, all).OrderBy(index => index)],
            GlobalArguments = reader.Global,
            Errors = [.. errors.All.OrderBy(error => error.Span.Start)],
        };
    }

    static string Names(IReadOnlyList<BuildStage> all) => string.Join(", ", all.Select(stage => stage.Name).OfType<string>().Distinct().Take(20));

    static HashSet<int> NeededBy(BuildStage target, IReadOnlyList<BuildStage> all)
    {
        var needed = new HashSet<int> { target.Index };
        var left = new Queue<BuildStage>([target]);
        while (left.Count > 0)
        {
            var stage = left.Dequeue();
            foreach (var source in stage.Steps.SelectMany(step => step.Sources).Prepend(stage.Base))
            {
                if (source.Stage is { } index && needed.Add(index))
                    left.Enqueue(all[index]);
            }
        }
        return needed;
    }
}
