using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Images;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Stages;

/// <summary>Containers of the image run as root, or as Windows' administrator.</summary>
static class RunsAsRoot
{
    public const string Id = "RunsAsRoot";

    /// <summary>Programs that entry scripts use to give root up.</summary>
    static readonly string[] StepDown = ["gosu", "su-exec", "setpriv", "chpst", "s6-setuidgid"];

    public static IEnumerable<RuleHit> In(DockerfileFacts facts)
    {
        if (facts.Final is not { } final || StartCommand.Of(final) is not { Count: > 0 } start)
            yield break;
        var isWindows = facts.IsWindows(final);
        var own = final.End.User;
        var user = own ?? (facts.Origin(final).Kind == StageSourceKind.Scratch ? "root" : facts.Image(final) is { } image ? DefaultUsers.Of(image, isWindows) : null);
        if (user is null || !DefaultUsers.IsAdministrator(user) || IsGivenUp(facts, final) || start.Any(command => StepDown.Contains(command.Program)))
            yield break;
        var last = facts.Chain(final).SelectMany(stage => stage.Steps).Select(step => step.Instruction).OfType<UserInstruction>().LastOrDefault();
        yield return RuleHit.At(own is null || last is null ? final.From : last,
            own is null ? $"No USER is set, and {facts.Origin(final).Name} leaves {user}: whoever breaks into the program owns the container." : $"USER {own} is the last one: whoever breaks into the program owns the container.",
            isWindows || user.Equals("ContainerAdministrator", StringComparison.OrdinalIgnoreCase) ? "USER ContainerUser"
                : WindowsImages.IsOfDotNet(ImageName.Of(facts.Origin(final).Name)) ? "USER $APP_UID"
                : "USER 65532:65532") with
        // Most services of Server Core cannot do with less, and the rest is seldom asked.
        { Severity = isWindows && own is null ? DockerfileSeverity.Information : null };
    }

    static bool IsGivenUp(DockerfileFacts facts, BuildStage final) => facts.Chain(final).Any(stage =>
        facts.CommandsOf(stage).Any(command => command.Words.Any(StepDown.Contains))
        || stage.Steps.Any(step => step.Instruction is FileInstruction file && file.Sources.Any(source => StepDown.Any(name => source.Text.IndexOf(name, StringComparison.Ordinal) >= 0))));
}
