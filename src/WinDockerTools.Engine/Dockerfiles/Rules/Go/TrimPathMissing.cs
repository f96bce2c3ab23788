using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Go;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Go;

/// <summary>The program holds the paths of the folders in which it was built.</summary>
static class TrimPathMissing
{
    public const string Id = "TrimPathMissing";

    public static IEnumerable<RuleHit> In(DockerfileFacts facts) =>
        from go in GoBinaries.Of(facts)
        where go.Flag("trimpath") is null
        select RuleHit.At(go.Run,
            $"'{go.Phrase}' runs without -trimpath: the program holds the paths of the folders it was built in, and another folder gives another program.",
            $"RUN {go.With(facts, "-trimpath")}");
}
