using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

namespace WinDockerTools.Engine.Dockerfiles.Rules;

/// <summary>All sources are there before the dependencies are fetched, so that every edit fetches them again.</summary>
static class SourcesBeforeDependencies
{
    public const string Id = "SourcesBeforeDependencies";

    /// <summary>What is known of a tool: the copy that brought the sources, and that it fetched by now, for better or worse.</summary>
    sealed record Known(DependencyTool Tool, FileInstruction? Sources, bool HasFetched);

    /// <summary>Sources that are copied before a tool fetches.</summary>
    /// <param name="Tool">The tool.</param>
    /// <param name="Sources">What copies them.</param>
    /// <param name="Command">The first command that fetches.</param>
    public sealed record Late(DependencyTool Tool, FileInstruction Sources, RunCommand Command)
    {
        public RuleHit Hit(DockerfileFacts facts) => RuleHit.At(Sources,
            $"The sources are copied before '{Phrase(Command)}' on line {facts.File.Source.LineOf(Command.Span.Start)} fetches what {Tool.Name} needs: every edit fetches it again.",
            $"COPY {Tool.Manifests} ./\nRUN {Tool.Fetch}\n{Sources.Syntax.Raw}");
    }

    public static IEnumerable<RuleHit> In(DockerfileFacts facts) => Find(facts).Select(late => late.Hit(facts));

    public static IEnumerable<Late> Find(DockerfileFacts facts)
    {
        var hasVendor = facts.Context?.Has("vendor/modules.txt") is true;
        Known[] start = [.. DependencyTool.All.Where(tool => !(hasVendor && tool.Name == "Go")).Select(tool => new Known(tool, null, false))];
        return from step in BuildStep.Follow(facts, start, After)
               from known in step.Before
               where !known.HasFetched
               let sources = known.Sources
               where sources is not null
               let command = Fetching(step.At, known.Tool)
               where command is not null
               select new Late(known.Tool, sources, command);
    }

    static Known[] After(Known[] all, BuildStep step) => step switch
    {
        { Step.Instruction: FileInstruction copy } => [.. all.Select(known => known.Sources is null && SourceCopy.IsBroad(copy, source => IsManifest(source, known.Tool)) ? known with { Sources = copy } : known)],
        { Commands.Count: > 0 } => [.. all.Select(known => Fetching(step, known.Tool) is null ? known : known with { HasFetched = true })],
        _ => all,
    };

    // What a step with a cache mount fetches is kept, and not lost with the layer.
    static RunCommand? Fetching(BuildStep step, DependencyTool tool) => step.Commands.FirstOrDefault(command =>
        (tool.Fetches(command) || tool.Builds(command)) && !command.Run.Mounts.Any(mount => mount.Type == "cache"));

    static bool IsManifest(string source, DependencyTool tool) => tool.ManifestNames.Any(name => SourceCopy.IsNamed(source, name)) || source.TrimEnd('/') is "gradle" or ".mvn";

    static string Phrase(RunCommand command) => string.Join(" ", command.Words.Take(3));
}
