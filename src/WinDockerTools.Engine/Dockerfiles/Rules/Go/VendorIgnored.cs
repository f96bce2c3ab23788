using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Go;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Go;

/// <summary>The project has a vendor folder, and its build fetches modules all the same.</summary>
static class VendorIgnored
{
    public const string Id = "VendorIgnored";

    const string List = "vendor/modules.txt";

    public static IEnumerable<RuleHit> In(DockerfileFacts facts)
    {
        if (facts.Context is not { } context || !context.Exists(List))
            yield break;
        var isLeftOut = !context.Has(List);
        foreach (var (at, isThere) in BuildStep.Follow(facts, false, (there, step) => there || Brings(step)))
        {
            foreach (var go in GoCommand.In(at.Commands))
            {
                if (isLeftOut)
                {
                    if (!isThere || !go.Compiles || go.IsTool)
                        continue;
                    yield return RuleHit.At(go.Run, $"The project has a vendor folder, but .dockerignore leaves it out: '{go.Phrase}' fetches the modules instead.", "# in .dockerignore, below the line that leaves it out\n!vendor") with { CanOptimize = false };
                    yield break;
                }
                if (Hit(facts, go) is { } hit)
                    yield return hit;
            }
        }
    }

    static RuleHit? Hit(DockerfileFacts facts, GoCommand go) => !facts.File.Instructions.OfType<FileInstruction>().Any(Brings) ? null
        : go.Verb == "mod" && go.Phrase == "go mod download" ? RuleHit.At(go.Run, "'go mod download' fetches the modules that the project has in its vendor folder, and from which it is built.", $"Leave '{go.Phrase}' out.")
        : go.Flag("mod") == "mod" && go.Compiles && !go.IsTool ? RuleHit.At(go.Run, $"'{go.Phrase} -mod=mod' passes over the project's vendor folder, and fetches the modules instead.", $"RUN {go.Written(facts).Replace("-mod=mod", "-mod=vendor")}")
        : null;

    static bool Brings(BuildStep step) => step.Step.Instruction is FileInstruction copy ? Brings(copy) : SourceCopy.IsIn(step);

    static bool Brings(FileInstruction copy) => SourceCopy.IsWhole(copy)
        || copy is not CopyInstruction { From: not null } && copy.Sources.Any(source => source.Text.TrimEnd('/') is var name && (name == "vendor" || name.EndsWith("/vendor", StringComparison.Ordinal)));
}
