using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;

namespace WinDockerTools.Engine.Builds.Findings.Reading;

/// <summary>
/// Lines of a Dockerfile that make one program, but compile its packages apart from one another: neither finds in the
/// build cache what the other has left there. Within a call of the measuring cmdlet all builds of a scenario are alike.
/// </summary>
static class CachesApart
{
    /// <summary>The first two lines that differ in an input of the cache's entries; a line where it is null has no part in it.</summary>
    public static IEnumerable<(DockerfilePlace Place, DockerfileGoLine First, DockerfileGoLine Second)> By(
        BuildFacts facts, Func<DockerfilePlace, DockerfileGoLine, string?> input) =>
        from place in DockerfilePlace.Of(facts)
        let lines = facts.Project.Dockerfile.Where(line => Builds(line) && input(place, line) is not null).ToArray()
        let pairs = from first in lines
                    from second in lines.SkipWhile(line => line != first).Skip(1)
                    where Share(first, second) && input(place, first) != input(place, second)
                    select (place, first, second)
        from pair in pairs.Take(1)
        select pair;

    // A cache is found again in the same stage, or by a mount.
    static bool Share(DockerfileGoLine first, DockerfileGoLine second) =>
        first.Stage == second.Stage || first.CacheTargets.Intersect(second.CacheTargets).Any();

    // Tests are meant to be compiled in their own way, with -race or -cover.
    static bool Builds(DockerfileGoLine line) => line.Arguments.Any(argument => argument is "build" or "install");
}
