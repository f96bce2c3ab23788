using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Go;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Go;

/// <summary>A cache of Go's is emptied although a later command, or the next build, would use it.</summary>
static class GoCacheCleaned
{
    public const string Id = "GoCacheCleaned";

    static readonly string[] Homes = ["~/", "$HOME/", "${HOME}/"];

    /// <summary>The commands that emptied a cache which nothing has used since, and whether the project's modules were there.</summary>
    sealed record Known(RunCommand? Build, RunCommand? Modules, bool HasModules);

    public static IEnumerable<RuleHit> In(DockerfileFacts facts)
    {
        var caches = new GoCaches(facts);
        var hits = new Dictionary<int, RuleHit>();
        foreach (var _ in BuildStep.Follow(facts, new Known(null, null, false), (known, step) => step.Commands.Aggregate(known, (now, command) => After(now, command, caches, hits))))
        {
        }
        return hits.Values;
    }

    static Known After(Known known, RunCommand command, GoCaches caches, Dictionary<int, RuleHit> hits)
    {
        var (build, modules) = (caches.Build(command), caches.Modules(command));
        if (Empties(command, "cache", "GOCACHE", build))
        {
            if (MountTarget.Keeps(command, build))
                Add(hits, command, $"'{command}' empties the cache mount on {build.Path}: the next build compiles every package again.");
            known = known with { Build = command };
        }
        if (Empties(command, "modcache", "GOMODCACHE", modules))
        {
            if (MountTarget.Keeps(command, modules))
                Add(hits, command, $"'{command}' empties the cache mount on {modules.Path}: the next build fetches all modules again.");
            known = known with { Modules = known.HasModules ? command : null };
        }
        if (GoCommand.In([command]).FirstOrDefault() is not { IsTool: false } go)
            return known;
        if (go.Compiles && known.Build is { } cleaned && !MountTarget.Keeps(command, build))
            Add(hits, cleaned, $"'{cleaned}' empties the build cache before '{go.Phrase}' uses it, which then compiles every package again.");
        if (go.UsesModules && known.Modules is { } emptied && !MountTarget.Keeps(command, modules))
            Add(hits, emptied, $"'{emptied}' empties the module cache before '{go.Phrase}' uses it, which then fetches all modules again.");
        return new Known(go.Compiles ? null : known.Build, go.UsesModules ? null : known.Modules, known.HasModules || go.UsesModules);
    }

    static void Add(Dictionary<int, RuleHit> hits, RunCommand command, string message)
    {
        // One that empties both is told once.
        if (!hits.ContainsKey(command.Span.Start))
            hits.Add(command.Span.Start, RuleHit.At(command, message, $"Leave '{command}' out: neither a cache mount nor a stage that is not the last one is part of the image."));
    }

    static bool Empties(RunCommand command, string flag, string variable, KnownFolder folder)
    {
        if (command.Is("go", "clean"))
            return GoCommand.In([command]).Any(go => go.Has(flag));
        return command.Program == "rm" && command.Command.Arguments.Any(word => word.Contains($"go env {variable})") || folder.Path is { } path && word.Length > 1 && ContainerPath.Covers(Plain(word), path));
    }

    static string Plain(string word)
    {
        foreach (var home in Homes.Where(home => word.StartsWith(home, StringComparison.Ordinal)))
            word = "/root/" + word.Substring(home.Length);
        return word.TrimEnd('*').TrimEnd('/') is { Length: > 1 } plain ? plain : word;
    }
}
