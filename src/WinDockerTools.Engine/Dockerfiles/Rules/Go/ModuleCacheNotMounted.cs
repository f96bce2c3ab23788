using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Common.Go;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Go;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Go;

/// <summary>Go fetches modules without a cache mount on the module cache: all of them again where one changed.</summary>
static class ModuleCacheNotMounted
{
    public const string Id = "ModuleCacheNotMounted";

    /// <summary>What is known of the modules: the sources, which change with every edit, are there; the modules are in a layer; or in a mount.</summary>
    sealed record Known(bool HasSources, bool HasVendor, bool InLayer, GoCommand? InMount);

    public static IEnumerable<RuleHit> In(DockerfileFacts facts)
    {
        if (facts.Builder != DockerfileBuilder.BuildKit || facts.Context is { } context && (context.Has("vendor/modules.txt") || context.Text("go.mod")?.Contains("require") is false || IsNoModule(facts, context)))
            return [];
        var caches = new GoCaches(facts);
        return from step in BuildStep.Follow(facts, new Known(false, false, false, null), (known, step) => After(known, step, caches))
               let go = step.Before.HasVendor || step.Before.InLayer ? null : Fetching(step.At)
               where go is not null && !IsKept(go.Run, caches) && !KeepsDownloads(go.Run, caches)
               let hit = Hit(go, step.At, step.Before, caches.Modules(go.Run))
               where hit is not null
               select hit;
    }

    // The context is the right one, for what is copied is there; and it has no go.mod.
    static bool IsNoModule(DockerfileFacts facts, BuildContext context) => !context.Exists("go.mod")
        && facts.File.Instructions.OfType<FileInstruction>().Any(copy =>
            SourceCopy.IsWhole(copy) ? context.Size.Tops.Keys.Any(IsGo) : copy.Sources.Any(source => IsGo(source.Text) && context.Exists(source.Text)));

    static bool IsGo(string file) => file.EndsWith(".go", StringComparison.Ordinal);

    static GoCommand? Fetching(BuildStep step) => step.Step.Instruction is RunInstruction { Network: "none" } ? null
        : GoCommand.In(step.Commands).FirstOrDefault(go => go.UsesModules && go.Run.Variable("GOPROXY") != "off");

    static Known After(Known known, BuildStep step, GoCaches caches)
    {
        known = known with { HasSources = known.HasSources || SourceCopy.IsIn(step) };
        if (step.Step.Instruction is FileInstruction copy)
            return known with
            {
                HasVendor = known.HasVendor || copy.Sources.Any(source => source.Text.TrimEnd('/').Split('/').Last() == "vendor"),
                InLayer = known.InLayer || GoCacheNames.IsModuleCache(copy.Destination.Text) || copy is CopyInstruction { From: not null } && copy.Destination.Text.TrimEnd('/') == "/go",
            };
        if (Fetching(step) is not { } go)
            return known;
        return IsKept(go.Run, caches) ? known with { InMount = known.InLayer ? null : known.InMount ?? go } : known with { InLayer = true };
    }

    static bool IsKept(RunCommand command, GoCaches caches) => MountTarget.Keeps(command, caches.Modules(command))
        || command.Run.Mounts.Any(mount => mount.Type == "cache" && GoCacheNames.IsModuleCache(mount.Target ?? ""));

    // A mount within the module cache, such as /go/pkg/mod/cache: what is fetched is kept, and unpacked into the layer.
    static bool KeepsDownloads(RunCommand command, GoCaches caches) => command.Run.Mounts.Any(mount =>
        mount.Type == "cache" && MountTarget.Of(mount, command.Step.Before) is { } target && caches.Modules(command).Path is { } folder && ContainerPath.Covers(folder, target));

    static RuleHit? Hit(GoCommand go, BuildStep step, Known known, KnownFolder folder)
    {
        var what = known.InMount is { } kept ? $"'{kept.Phrase}' above fetched the modules into a cache mount, which '{go.Phrase}' does not have: it fetches them again after each edit"
            : known.HasSources || SourceCopy.IsIn(step) ? $"'{go.Phrase}' runs without a cache mount on the module cache: each edit fetches all modules again"
            : go.Downloads ? $"'{go.Phrase}' runs without a cache mount on the module cache: one changed line of go.mod fetches all modules again"
            : null;
        return what is null ? null : RuleHit.At(go.Run,
            $"{what} ({CacheMount.Where(folder, "GOMODCACHE", go.Run)}).",
            Fix(go, known, folder.Path)) with { CanOptimize = folder.Path is not null };
    }

    static string Fix(GoCommand go, Known known, string? folder)
    {
        var line = CacheMount.Line(go.Run.Run, go.Run.Step.Before.User, folder ?? "/gomodcache");
        var also = known.InMount is null ? "\n# and the same mount in each step that builds with these modules" : "";
        return (folder is null ? "ENV GOMODCACHE=/gomodcache\n" : "") + line + also;
    }
}
