using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Images;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Stages;

/// <summary>What is shipped was compiled in place: the toolchain and the sources are shipped with it.</summary>
static class SingleStage
{
    public const string Id = "SingleStage";

    public static IEnumerable<RuleHit> In(DockerfileFacts facts)
    {
        if (facts.Final is not { } final || facts.Image(final) is not { } image || StartCommand.Of(final) is not { Count: > 0 } start)
            yield break;
        var chain = facts.Chain(final);
        var own = Toolchain.Of(image);
        var compilation = facts.Compilations(final).FirstOrDefault(one => one.Language == own?.Language || IsInstalled(facts, final, one));
        if (compilation is null || !chain.Any(HasSources))
            yield break;
        var toolchain = own?.Language == compilation.Language ? own : Toolchain.All.First(one => one.Language == compilation.Language);
        // A container that compiles, tests or watches is to have it.
        if (start.Any(command => toolchain.IsRunBy(command.Program, command.Words)))
            yield break;
        yield return RuleHit.At(final.From,
            $"'{compilation.Phrase}' on line {facts.File.Source.LineOf(compilation.Command.Span.Start)} compiles in the stage that is shipped: the image holds the {toolchain.Language} toolchain, the sources and all caches beside the one result that runs.",
            Fix(facts, final, image, toolchain, compilation)) with { CanOptimize = compilation is { Language: "Go", Output: not null } };
    }

    // On an image without the toolchain, what compiles was installed and left in place.
    static bool IsInstalled(DockerfileFacts facts, BuildStage final, Compilation compilation) => compilation.Language is "Go" or "Rust" or "C" && compilation.Command.Run is var run
        && PackageInstall.Of(facts, final).Any(install => !install.IsTakenBack && install.CompilerPackages.Any() && install.Command.Run != run);

    static bool HasSources(BuildStage stage) => stage.Steps.Any(step => step.Instruction is FileInstruction and not CopyInstruction { From: not null }
        || (step.Instruction is RunInstruction run && run.Mounts.Any(mount => mount.Type == "bind" && mount.From is null)));

    static string Fix(DockerfileFacts facts, BuildStage final, ImageName image, Toolchain toolchain, Compilation compilation)
    {
        var output = compilation.Output ?? "<what it makes>";
        var runtime = !facts.IsWindows(final) ? toolchain.Runtime
            : toolchain.RuntimeOfWindows is not { } windows ? "<image without the toolchain>"
            : $"{windows}{(windows.IndexOf(':') < 0 ? ":" : "-")}{WindowsImages.LineOf(image)?.Tag ?? "ltsc2022"}";
        return $"FROM {final.Base.Name} AS build\n…\nFROM {runtime}\nCOPY --from=build {output} {output}";
    }
}
