using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Caching;

/// <summary>Dependencies are fetched without a cache mount: all of them again where one changed.</summary>
static class PackageCacheNotMounted
{
    public const string Id = "PackageCacheNotMounted";

    // With these nothing is kept, not even in a mount.
    static readonly string[] NoCache = [" --no-cache-dir", " --no-cache"];

    static readonly IReadOnlyList<DependencyTool> Tools = [.. DependencyTool.All.Where(tool => tool.Cache is not null)];

    public static IEnumerable<RuleHit> In(DockerfileFacts facts)
    {
        if (facts.Builder != DockerfileBuilder.BuildKit)
            yield break;
        // Of each tool the first command tells: those behind it find the packages in its layer.
        foreach (var (at, fetched) in BuildStep.Follow(facts, Array.Empty<string>(), (names, step) => [.. names.Union(Fetching(facts, step).Select(pair => pair.Tool.Name))]))
        {
            foreach (var (command, tool) in Fetching(facts, at))
            {
                if (!fetched.Contains(tool.Name) && !command.Run.Mounts.Any(mount => mount.Type == "cache"))
                    yield return Hit(command, tool, tool.Cache!, tool.Cache!.Of(facts, command));
            }
        }
    }

    /// <summary>The first command of each tool in a step.</summary>
    static IEnumerable<(RunCommand Command, DependencyTool Tool)> Fetching(DockerfileFacts facts, BuildStep step) => facts.IsWindows(step.Stage) || step.Step.Instruction is RunInstruction { Network: "none" }
        ? []
        : from tool in Tools
          let command = step.Commands.FirstOrDefault(command => (tool.Fetches(command) || tool.Builds(command)) && !IsOther(command))
          where command is not null
          select (command, tool);

    static RuleHit Hit(RunCommand command, DependencyTool tool, PackageCache cache, KnownFolder folder)
    {
        var target = folder.Path ?? $"<home of {command.Step.Before.User}>{(cache.Default + cache.Below).TrimStart('~')}";
        var line = NoCache.Aggregate(CacheMount.Line(command.Run, command.Step.Before.User, target), (text, flag) => text.Replace(flag, ""));
        return RuleHit.At(command,
            $"'{string.Join(" ", command.Words.Take(2))}' runs without a cache mount on {folder.Path ?? cache.Default + cache.Below}: one changed dependency of {tool.Name} fetches all of them again.",
            cache.IsReadLater ? line + "\n# and the same mount in each step that builds with them" : line);
    }

    // A tool for the image itself, which no file of the project names; or nothing is fetched.
    static bool IsOther(RunCommand command) => command.HasArgument("-g", "--global", "--offline");
}
