using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Stages;

/// <summary>A Go program is copied to an image without time zones: time.LoadLocation fails, and TZ means UTC.</summary>
static class TimeZonesMissing
{
    public const string Id = "TimeZonesMissing";

    public static IEnumerable<RuleHit> In(DockerfileFacts facts)
    {
        if (facts.Final is not { } final || facts.IsWindows(final) || StartCommand.Of(final).Count == 0 || !LacksThem(facts, final) || HasThem(facts, final)
            || facts.GoSources?.Import("time/tzdata") is true)
        {
            yield break;
        }
        foreach (var copy in StageCopy.Of(facts, final))
        {
            var made = facts.Compilations(copy.From).Where(one => one.Language == "Go").ToList();
            if (made.Count == 0 || made.Any(one => one.Command.Words.Append(one.Command.Variable("GOFLAGS") ?? "").Any(word => Names(word, "timetzdata"))))
                continue;
            var zone = final.End.Environment["TZ"];
            yield return RuleHit.At(copy.Copy,
                $"{facts.Origin(final).Name} has no time zones and none are copied: {(zone is null ? "time.LoadLocation fails for all but UTC" : $"TZ={zone} is taken for UTC, and time.LoadLocation fails")}.",
                "COPY --from=build /usr/share/zoneinfo /usr/share/zoneinfo\n# or link them in: go build -tags timetzdata");
            yield break;
        }
    }

    // The package tzdata is not in alpine and ubuntu either; there it matters where a zone is asked for.
    static bool LacksThem(DockerfileFacts facts, BuildStage final) => facts.Origin(final).Kind == StageSourceKind.Scratch
        || (facts.Image(final) is { } image && (image.Is("busybox") || (image.Is("alpine", "ubuntu") && final.End.Environment["TZ"] is not (null or "" or "UTC" or "Etc/UTC"))));

    static bool HasThem(DockerfileFacts facts, BuildStage final) => final.End.Environment.Contains("ZONEINFO")
        || facts.Chain(final).SelectMany(stage => stage.Steps).Any(step => step.Instruction switch
        {
            FileInstruction file => file is AddInstruction || file.Sources.Append(file.Destination).Any(word => Names(word.Text, "zoneinfo") || Names(word.Text, "localtime"))
                || (file is CopyInstruction { From: not null } && file.Sources.Any(source => source.Text.TrimEnd('/') is "" or "/usr" or "/usr/share" or "/rootfs")),
            RunInstruction run => Names(run.Script.Text, "tzdata") || Names(run.Script.Text, "zoneinfo"),
            _ => false,
        });

    static bool Names(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
