using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Common.Go;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Go;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Go;

/// <summary>A cache mount is meant for Go, but the go command writes elsewhere.</summary>
static class CacheTargetDiffers
{
    public const string Id = "CacheTargetDiffers";

    public static IEnumerable<RuleHit> In(DockerfileFacts facts)
    {
        if (facts.Builder != DockerfileBuilder.BuildKit)
            return [];
        var caches = new GoCaches(facts);
        return from step in BuildStep.Follow(facts, false, (_, _) => false)
               where step.At.Step.Instruction is RunInstruction { Mounts.Count: > 0 }
               let commands = GoCommand.In(step.At.Commands).Where(go => go.Compiles || go.Downloads).ToList()
               where commands.Count > 0
               from mount in ((RunInstruction)step.At.Step.Instruction).Mounts
               where mount.Type == "cache"
               let target = MountTarget.Of(mount, step.At.Step.Before)
               where target is not null
               let hit = Find(mount, target, commands, caches)
               where hit is not null
               select hit;
    }

    static RuleHit? Find(RunMount mount, string target, List<GoCommand> commands, GoCaches caches)
    {
        // For one of them is enough.
        if (commands.Any(go => Meets(target, caches.Build(go.Run)) || Meets(target, caches.Modules(go.Run))))
            return null;
        var go = commands[0];
        return GoCacheNames.IsBuildCache(target) && commands.All(go => Misses(target, caches.Build(go.Run), go)) ? Hit(mount, target, go, "build", "GOCACHE", caches.Build(go.Run).Path)
            : (GoCacheNames.IsModuleCache(target) || target.TrimEnd('/').EndsWith("/go/pkg", StringComparison.Ordinal)) && commands.All(go => Misses(target, caches.Modules(go.Run), go)) ? Hit(mount, target, go, "module", "GOMODCACHE", caches.Modules(go.Run).Path)
            : null;
    }

    static bool Meets(string target, KnownFolder folder) => folder.Path is { } path && (ContainerPath.Covers(target, path) || ContainerPath.Covers(path, target));

    // Wherever another user's home is, it is not root's.
    static bool Misses(string target, KnownFolder folder, GoCommand go) =>
        folder.IsCertain || folder.Path is null && go.Run.Step.Before.User is not null && ContainerPath.Covers("/root", target);

    static RuleHit Hit(RunMount mount, string target, GoCommand go, string kind, string variable, string? path) => new(
        mount.Flag.Span,
        go.Run.Run,
        $"A cache mount is at {target}, but '{go.Phrase}' has its {kind} cache {(path is null ? $"in the home folder of '{go.Run.Step.Before.User}'" : "at " + path)}: the mount stays empty, and {(kind == "build" ? "each edit compiles every package again" : "all modules are fetched again")}.",
        path is null ? $"ENV {variable}={target}" : $"--mount=type=cache,target={path}") { CanOptimize = path is not null };
}
