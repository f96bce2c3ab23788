using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Caching;

/// <summary>The whole context is copied, and holds what no build needs.</summary>
static class ContextNotIgnored
{
    public const string Id = "ContextNotIgnored";

    public static IEnumerable<RuleHit> In(DockerfileFacts facts)
    {
        var copy = facts.File.Instructions.OfType<FileInstruction>().FirstOrDefault(SourceCopy.IsWhole);
        if (copy is null || facts.Context is not { } context)
            return [];
        var without = IgnoreRules.Parse(string.Join("\n", copy.Excludes));
        var unwanted = UnwantedEntry.In(facts, context).Where(entry => !without.IsIgnored(entry.Name)).ToList();
        if (unwanted.Count == 0)
            return [];
        var size = context.Size;
        return
        [
            RuleHit.At(copy,
                $"The context of {(size.IsWhole ? "" : "more than ")}{size.Files} files and {ByteSize.Format(size.Bytes)} is copied whole, and {(context.IgnoreFile is null ? "there is no .dockerignore" : "its ignore file lets this through")}: {string.Join(", ", unwanted.Select(entry => Phrase(entry, size)))}. A change of any of it starts all steps behind the copy again.",
                "# .dockerignore\n" + string.Join("\n", unwanted.Select(entry => entry.Pattern).Append("Dockerfile").Distinct())),
        ];
    }

    static string Phrase(UnwantedEntry entry, ContextSize size) =>
        $"{entry.Name} ({entry.Why}{(size.Tops.TryGetValue(entry.Name, out var bytes) && bytes >= 1 << 20 ? $", {ByteSize.Format(bytes)}" : "")})";
}
