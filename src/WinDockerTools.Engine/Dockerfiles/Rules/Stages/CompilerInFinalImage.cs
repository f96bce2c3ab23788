using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Images;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Stages;

/// <summary>Others compile, and what is shipped has a compiler nevertheless.</summary>
static class CompilerInFinalImage
{
    public const string Id = "CompilerInFinalImage";

    public static IEnumerable<RuleHit> In(DockerfileFacts facts)
    {
        if (facts.Final is not { } final || !StageCopy.Of(facts, final).Any())
            return [];
        return [.. OnToolchain(facts, final), .. Installed(facts, final)];
    }

    static IEnumerable<RuleHit> OnToolchain(DockerfileFacts facts, BuildStage final)
    {
        // What compiles here itself is SingleStage's, and what runs the toolchain needs it.
        if (facts.Image(final) is not { } image || Toolchain.Of(image) is not { } toolchain || StartCommand.Of(final) is not { Count: > 0 } start
            || start.Any(command => toolchain.IsRunBy(command.Program, command.Words)) || facts.Compilations(final).Count > 0)
        {
            yield break;
        }
        // Scripts may run the interpreter: only what is known to run something else does not.
        if (toolchain.IsInterpreter && !start.All(command => command.Program is "nginx" or "httpd" or "caddy" or "haproxy"))
            yield break;
        yield return RuleHit.At(final.From,
            $"The last stage stands on {image}, a toolchain for {toolchain.Language}, though it only takes over what other stages made: the image ships a compiler that nothing runs, with its size and its vulnerabilities.",
            $"FROM {(facts.IsWindows(final) ? toolchain.RuntimeOfWindows ?? toolchain.Runtime : toolchain.Runtime)}") with { CanOptimize = toolchain.Language == "Go" };
    }

    static IEnumerable<RuleHit> Installed(DockerfileFacts facts, BuildStage final) =>
        from install in PackageInstall.Of(facts, final)
        where !install.IsTakenBack && install.Command.Stage == final
        let packages = string.Join(" ", install.CompilerPackages)
        where packages.Length > 0
        select RuleHit.At(install.Command,
            $"The stage that is shipped installs {packages}: hundreds of megabytes that are needed while something is built, and not when it runs.",
            $"# install {packages} in a build stage, and copy what it makes:\nCOPY --from=build <result> <result>") with { CanOptimize = false };
}
