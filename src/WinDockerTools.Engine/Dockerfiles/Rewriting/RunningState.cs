using System.Collections.Generic;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Images;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting;

/// <summary>What a container of the built image begins with, as far as the file tells: two files with the same run the same.</summary>
/// <param name="Text">One line for each setting.</param>
sealed record RunningState(string Text)
{
    /// <summary>Of the stage whose image is kept; empty where there is none.</summary>
    public static RunningState Of(DockerfileFacts facts) => new(facts.Final is { } final ? string.Join("\n", Settings(facts, final)) : "");

    static IEnumerable<string> Settings(DockerfileFacts facts, BuildStage stage)
    {
        var end = stage.End;
        yield return "ENTRYPOINT " + Words(end.Entrypoint);
        yield return "CMD " + Words(end.Command);
        yield return "SHELL " + Words(end.Shell);
        yield return "USER " + UserOf(facts, stage);
        yield return "WORKDIR " + WorkingFolder.At(facts, stage, end);
        yield return "STOPSIGNAL " + end.StopSignal;
        yield return "HEALTHCHECK " + (end.Healthcheck is { } check ? Check(check) : "");
        foreach (var (kind, map) in new[] { ("ENV", end.Environment), ("EXPOSE", end.Ports), ("VOLUME", end.Volumes), ("LABEL", end.Labels) })
        {
            foreach (var pair in map)
                yield return $"{kind} {pair.Key}={pair.Value}";
        }
    }

    /// <summary>The user at the end of a stage; empty where it is not known.</summary>
    public static string UserOf(DockerfileFacts facts, BuildStage stage) =>
        stage.End.User ?? (facts.Origin(stage).Kind == StageSourceKind.Scratch ? "root" : facts.Image(stage) is { } image ? DefaultUsers.Of(image, facts.IsWindows(stage)) ?? "" : "");

    static string Check(HealthcheckInstruction check) =>
        $"{(check.Command is { } command ? command.Words is { } words ? Words(words) : command.Text.Text : "NONE")} {check.Interval} {check.Timeout} {check.StartPeriod} {check.StartInterval} {check.Retries}";

    static string Words(IReadOnlyList<string>? words) => words is null ? "" : $"{words.Count}: {string.Join("\u0001", words)}";
}
