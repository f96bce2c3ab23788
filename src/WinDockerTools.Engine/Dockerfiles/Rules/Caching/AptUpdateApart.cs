using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Caching;

/// <summary>The lists of packages come from another step than what is installed by them, and may be years old.</summary>
static class AptUpdateApart
{
    public const string Id = "AptUpdateApart";

    static readonly string[] Apt = ["apt-get", "apt", "aptitude"];

    // It fetches the lists itself.
    static readonly string[] FreshApk = ["--no-cache", "-U", "--update", "--update-cache"];

    /// <summary>The last commands that did nothing but fetch lists.</summary>
    sealed record Lists(RunCommand? OfApt, RunCommand? OfApk);

    public static IEnumerable<RuleHit> In(DockerfileFacts facts)
    {
        foreach (var (at, lists) in BuildStep.Follow(facts, new Lists(null, null), (lists, step) => new(step.Commands.FirstOrDefault(IsAptUpdate) ?? lists.OfApt, step.Commands.FirstOrDefault(IsApkUpdate) ?? lists.OfApk)))
        {
            if (lists.OfApt is { } apt && !at.Commands.Any(IsAptUpdate) && at.Commands.FirstOrDefault(IsAptInstall) is { } install)
                yield return Hit(facts, apt, install);
            if (lists.OfApk is { } apk && !at.Commands.Any(IsApkUpdate) && at.Commands.FirstOrDefault(IsApkAdd) is { } add)
                yield return Hit(facts, apk, add);
        }
    }

    static RuleHit Hit(DockerfileFacts facts, RunCommand update, RunCommand install) => RuleHit.At(install,
        $"'{Short(install)}' goes by the lists that '{Short(update)}' fetched in another step, on line {facts.File.Source.LineOf(update.Span.Start)}: that step comes from the cache, and its lists name packages that are old by then, or gone.",
        With(facts, update, install.Run)) with { CanOptimize = install.Run.Command.IsShell && install.Run.Syntax.Heredocs.Count == 0 };

    // Behind the flags, before the script.
    static string With(DockerfileFacts facts, RunCommand update, RunInstruction run) =>
        TextSpan.Between(run.Span.Start, run.Syntax.ArgumentsSpan.Start).Of(facts.File.Text) + $"{update} && " + run.Syntax.ArgumentsSpan.Of(facts.File.Text);

    static bool IsAptUpdate(RunCommand command) => Apt.Contains(command.Program) && command.HasArgument("update");

    static bool IsAptInstall(RunCommand command) => Apt.Contains(command.Program) && command.HasArgument("install", "upgrade", "dist-upgrade", "full-upgrade", "build-dep") && !command.HasArgument("--no-download");

    static bool IsApkUpdate(RunCommand command) => command.Program == "apk" && command.HasArgument("update");

    static bool IsApkAdd(RunCommand command) => command.Program == "apk" && command.HasArgument("add", "upgrade") && !command.HasArgument(FreshApk);

    static string Short(RunCommand command) => string.Join(" ", command.Words.Take(1).Concat(command.Command.Arguments.Where(word => !word.StartsWith("-", StringComparison.Ordinal)).Take(2)));
}
