using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Go;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Go;

/// <summary>Everything is compiled anew because the command asks for it.</summary>
static class GoBuildAll
{
    public const string Id = "GoBuildAll";

    static readonly Regex Unwanted = new(@"\s--?(a(=\w+)?|installsuffix[\s=]\s*\S+)(?=\s|$)", RegexOptions.CultureInvariant);

    public static IEnumerable<RuleHit> In(DockerfileFacts facts) =>
        from go in GoCommand.In(facts.Commands)
        where go.Compiles && !go.IsTool && go.Has("a")
        select RuleHit.At(go.Run,
            $"'{go.Phrase} -a' compiles every package again, the standard library included, whatever the build cache holds.{(go.Flag("installsuffix") is null ? "" : " It and -installsuffix were needed before Go had a build cache (1.10).")}",
            $"RUN {Unwanted.Replace(go.Written(facts), "")}") with { CanOptimize = go.Arguments.Flags.ContainsKey("a") };
}
